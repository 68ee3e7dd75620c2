package org.ridgeline.jobs.images;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Copies of objects that a bucket makes by itself. Hadoop's interface has none; S3A's own requests bring its encryption. */
final class BucketCopy {
    /** What S3 copies in one request. */
    private static final long MOST_BYTES = 5L << 30;

    private BucketCopy() {}

    /** False if the object is too large for one request. */
    static boolean copy(FileSystem store, Path from, Path to, long bytes) throws IOException {
        if (bytes > MOST_BYTES || !(store instanceof S3AFileSystem s3a)) {
            return false;
        }
        HeadObjectResponse source = s3a.getS3AInternals().getObjectMetadata(from);
        CopyObjectRequest request = s3a.getRequestFactory()
                .newCopyObjectRequestBuilder(s3a.pathToKey(from), s3a.pathToKey(to), source)
                .copySourceIfMatch(source.eTag())
                .build();
        try {
            s3a.getS3AInternals().getAmazonS3Client("reuse of a result").copyObject(request);
        } catch (SdkException failure) {
            throw new IOException(from + " cannot be copied to " + to + ": " + failure.getMessage(), failure);
        }
        return true;
    }
}
