package org.ridgeline.source;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;

/** A bucket in this JVM: S3's protocol over real HTTP, objects as files in a folder. */
final class Bucket implements Closeable {
    private static final String KEY = "reader";
    private static final String SECRET = "not a secret";

    private final String name;
    private final BlobStoreContext store;
    private final S3Proxy server;

    Bucket(String name, Path folder) throws Exception {
        this.name = name;
        Properties settings = new Properties();
        settings.setProperty("jclouds.filesystem.basedir", folder.toString());
        store = ContextBuilder.newBuilder("filesystem").overrides(settings).build(BlobStoreContext.class);
        store.getBlobStore().createContainerInLocation(null, name);
        server = S3Proxy.builder()
                .blobStore(store.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                .ignoreUnknownHeaders(true)
                .build();
        server.start();
    }

    /** Uploads a file. */
    void put(Path file, String key) {
        BlobStore blobs = store.getBlobStore();
        blobs.putBlob(
                name,
                blobs.blobBuilder(key)
                        .payload(file.toFile())
                        .contentLength(file.toFile().length())
                        .build());
    }

    int port() {
        return server.getPort();
    }

    /** Options of a read that reaches this bucket. */
    Map<String, String> options() {
        String prefix = "fs.s3a.bucket." + name + ".";
        return Map.of(
                prefix + "endpoint", "http://127.0.0.1:" + server.getPort(),
                prefix + "endpoint.region", "us-east-1",
                prefix + "path.style.access", "true",
                prefix + "connection.ssl.enabled", "false",
                prefix + "aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider",
                prefix + "access.key", KEY,
                prefix + "secret.key", SECRET);
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException(e);
        } finally {
            store.close();
        }
    }
}
