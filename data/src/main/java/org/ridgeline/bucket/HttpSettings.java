package org.ridgeline.bucket;

import org.apache.hadoop.conf.Configuration;

/**
 * How patient we are with a web server. Set like every setting of a store, {@code spark.hadoop.fs.http.attempts}.
 *
 * @param attempts at a request before it has failed
 * @param backoffMillis before the second attempt; doubled with each further one, up to 20 s, and spread by half
 * @param timeoutMillis without a connection, or without a byte, after which an attempt has failed
 */
record HttpSettings(int attempts, long backoffMillis, int timeoutMillis) {
    static HttpSettings of(Configuration hadoop) {
        return new HttpSettings(
                Math.max(1, hadoop.getInt("fs.http.attempts", 6)),
                Math.max(0, hadoop.getLong("fs.http.backoff", 500)),
                Math.max(1, hadoop.getInt("fs.http.timeout", 60_000)));
    }
}
