package org.ridgeline.jobs.run;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.fs.s3a.S3AUtils;
import org.apache.hadoop.fs.s3a.impl.PutObjectOptions;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * A file of a bucket that is served with the type of its content, so that a browser shows it. S3A has no option for it and
 * names none, for which browsers save files instead of opening them. The requests are S3A's own, with its encryption and
 * access list, and the type added.
 */
public final class TypedObject {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("csv", "text/csv; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("dzi", "application/xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("jpe", "image/jpeg"),
            Map.entry("jfif", "image/jpeg"),
            Map.entry("tif", "image/tiff"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("btf", "image/tiff"),
            Map.entry("tf8", "image/tiff"));

    private TypedObject() {}

    /** Writes the file by one PUT, if it is one that browsers know and its store an S3A bucket; else does nothing. */
    public static boolean write(FileSystem store, Path path, byte[] content) throws IOException {
        String type = type(path);
        if (type == null || !isBucket(store) || !(store instanceof S3AFileSystem bucket)) {
            return false;
        }
        PutObjectRequest request = bucket.getRequestFactory()
                .newPutObjectRequestBuilder(
                        bucket.pathToKey(path), PutObjectOptions.defaultOptions(), content.length, false)
                .contentType(type)
                .build();
        try {
            client(bucket).putObject(request, RequestBody.fromBytes(content));
            return true;
        } catch (SdkException failure) {
            throw S3AUtils.translateException("PUT", path, failure);
        }
    }

    /** Starts a multipart upload of such a file and returns its id; null if it is none. */
    public static String startUpload(FileSystem store, Path path) throws IOException {
        String type = type(path);
        if (type == null || !isBucket(store) || !(store instanceof S3AFileSystem bucket)) {
            return null;
        }
        CreateMultipartUploadRequest request = bucket.getRequestFactory()
                .newMultipartUploadRequestBuilder(bucket.pathToKey(path), PutObjectOptions.defaultOptions())
                .contentType(type)
                .build();
        try {
            return client(bucket).createMultipartUpload(request).uploadId();
        } catch (SdkException failure) {
            throw S3AUtils.translateException("start an upload", path, failure);
        }
    }

    private static String type(Path path) {
        String name = path.getName();
        return TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Asked first: where there is no S3A, its classes are not there either. */
    private static boolean isBucket(FileSystem store) {
        return "s3a".equals(store.getUri().getScheme());
    }

    private static S3Client client(S3AFileSystem bucket) {
        return bucket.getS3AInternals().getAmazonS3Client("objects with the type of their content");
    }
}
