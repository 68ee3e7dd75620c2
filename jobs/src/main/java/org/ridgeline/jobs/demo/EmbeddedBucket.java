package org.ridgeline.jobs.demo;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/**
 * A bucket in this JVM: S3's protocol over real HTTP on a free port of the loopback interface, objects as files in a
 * folder. For the demo and for tests; its jars are not in the application jar.
 */
public final class EmbeddedBucket implements Closeable {
    private final String name;
    private final String key = UUID.randomUUID().toString();
    private final String secret = UUID.randomUUID().toString();
    private final BlobStoreContext store;
    private final S3Proxy server;

    /** Serves the bucket {@code name}; its objects lie in {@code folder/name}. */
    public EmbeddedBucket(String name, Path folder) throws IOException {
        this.name = name;
        Files.createDirectories(folder);
        Properties settings = new Properties();
        settings.setProperty("jclouds.filesystem.basedir", folder.toString());
        store = ContextBuilder.newBuilder("filesystem").overrides(settings).build(BlobStoreContext.class);
        store.getBlobStore().createContainerInLocation(null, name);
        server = S3Proxy.builder()
                .blobStore(store.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, key, secret)
                .ignoreUnknownHeaders(true)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            store.close();
            throw new IOException("the embedded bucket does not start: " + e.getMessage(), e);
        }
    }

    /** {@code s3a://name}. */
    public String uri() {
        return "s3a://" + name;
    }

    /** Hadoop's settings that reach this bucket, and change nothing for others. */
    public Map<String, String> settings() {
        String prefix = "fs.s3a.bucket." + name + ".";
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(prefix + "endpoint", "http://127.0.0.1:" + server.getPort());
        settings.put(prefix + "endpoint.region", "us-east-1");
        settings.put(prefix + "path.style.access", "true");
        settings.put(prefix + "connection.ssl.enabled", "false");
        settings.put(prefix + "aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
        settings.put(prefix + "access.key", key);
        settings.put(prefix + "secret.key", secret);
        return settings;
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the embedded bucket does not stop: " + e.getMessage(), e);
        } finally {
            store.close();
        }
    }
}
