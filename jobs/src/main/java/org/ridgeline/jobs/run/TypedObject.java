package org.ridgeline.jobs.run;

import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.fs.s3a.S3AUtils;
import org.apache.hadoop.fs.s3a.impl.PutObjectOptions;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * A file of a bucket that is served with the type of its content, so that a browser shows it. S3A has no option for it and
 * names none, for which browsers save pages instead of opening them. The request is S3A's own, with its encryption and
 * access list, and the type added.
 */
final class TypedObject {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "csv", "text/csv; charset=utf-8",
            "txt", "text/plain; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png");

    private TypedObject() {}

    /** Writes the file by one PUT, if it is one that browsers show and its store an S3A bucket; else does nothing. */
    static boolean write(FileSystem store, Path path, byte[] content) throws IOException {
        String name = path.getName();
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        // The scheme first: where there is no S3A, its classes are not there either.
        if (type == null || !"s3a".equals(store.getUri().getScheme()) || !(store instanceof S3AFileSystem bucket)) {
            return false;
        }
        PutObjectRequest request = bucket.getRequestFactory()
                .newPutObjectRequestBuilder(
                        bucket.pathToKey(path), PutObjectOptions.defaultOptions(), content.length, false)
                .contentType(type)
                .build();
        try {
            bucket.getS3AInternals()
                    .getAmazonS3Client("objects with the type of their content")
                    .putObject(request, RequestBody.fromBytes(content));
            return true;
        } catch (SdkException failure) {
            throw S3AUtils.translateException("PUT", path, failure);
        }
    }
}
