package org.ridgeline.filter;

/** A parameter of operations, as users write it. */
public enum Parameter {
    BORDER("border", "reflect101|replicate", "reflect101", "what stands for pixels outside of the image"),
    MAGNITUDE("magnitude", "l2|l1", "l2", "length of a gradient: root of the squares, or sum of the absolute values"),
    KSIZE("ksize", "3|5|7", "3", "pixels of the Sobel kernel along a side"),
    CHANNELS("channels", "each|gray", "each", "gradients of each colour, or of the gray image, without alpha"),
    SCALE("scale", "none|max|<factor>", "none", "factor of gradients; max makes the image's largest one white"),
    DEPTH("depth", "same|8|16|float", "same", "bits of the result; gradients are not clamped in float");

    private final String text;
    private final String choices;
    private final String standard;
    private final String summary;

    Parameter(String text, String choices, String standard, String summary) {
        this.text = text;
        this.choices = choices;
        this.standard = standard;
        this.summary = summary;
    }

    /** The name as on a command line, without dashes. */
    public String text() {
        return text;
    }

    /** The values it can have. */
    public String choices() {
        return choices;
    }

    /** The value that it has if none is given. */
    public String standard() {
        return standard;
    }

    /** One line that says what it is. */
    public String summary() {
        return summary;
    }
}
