package org.ridgeline.bucket;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How users write addresses of files, and how they are read. */
public final class Address {
    private static final Pattern S3 = Pattern.compile("^(?i:s3n?)://");
    private static final Pattern HTTP = Pattern.compile("^(?i:https?)://.*");
    private static final Pattern CERN_OPEN_DATA =
            Pattern.compile("^(?i:root)://eospublic\\.cern\\.ch(?::1094)?//?(eos/.*)");
    private static final Pattern XROOTD = Pattern.compile("^(?i:x?roots?)://.*");

    private Address() {}

    /**
     * The address to read: {@code s3://} and {@code s3n://} are other names of what Hadoop knows as {@code s3a://}, and what
     * {@code root://eospublic.cern.ch} serves, CERN's open data portal serves over https.
     *
     * @throws InputException for any other {@code root://} address
     */
    public static String of(String given) {
        Matcher cern = CERN_OPEN_DATA.matcher(given);
        if (cern.matches()) {
            return "https://opendata.cern.ch/" + cern.group(1);
        }
        if (XROOTD.matcher(given).matches()) {
            throw new InputException(
                    given + ": root:// is read only from eospublic.cern.ch, which serves the same files"
                            + " over https; give an https:// or s3a:// address, or copy the file with xrdcp");
        }
        return S3.matcher(given).replaceFirst("s3a://");
    }

    /** Whether the address is one of {@code http://} or {@code https://}. */
    public static boolean isHttp(String address) {
        return HTTP.matcher(address).matches();
    }
}
