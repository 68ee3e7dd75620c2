package org.ridgeline.bucket;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AFileStatus;

/** A file status that tells S3A the ETag to insist on. Apart, as S3A need not be there where nobody reads {@code s3a://}. */
final class S3aStatus {
    private S3aStatus() {}

    static FileStatus of(Path path, InputFile planned) {
        String etag = planned.version().substring(InputFile.ETAG.length());
        return new S3AFileStatus(planned.size(), 0, path, planned.size(), "", etag, null);
    }
}
