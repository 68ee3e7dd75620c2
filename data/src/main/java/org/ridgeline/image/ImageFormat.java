package org.ridgeline.image;

/** The formats that are read and written. A file's format is told by its first bytes, never by its name. */
public enum ImageFormat {
    PNG("png"),
    JPEG("jpg"),
    TIFF("tif");

    private final String extension;

    ImageFormat(String extension) {
        this.extension = extension;
    }

    /** What the names of written files end with, without the dot. */
    public String extension() {
        return extension;
    }
}
