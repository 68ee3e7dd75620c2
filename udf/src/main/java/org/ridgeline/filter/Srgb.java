package org.ridgeline.filter;

/** The colour space of images: sRGB, its white point D65, with the rounded matrices that OpenCV documents. */
final class Srgb {
    /** Linear red, green, blue to X, Y, Z. */
    static final double[][] TO_XYZ = {
        {0.412453, 0.357580, 0.180423}, {0.212671, 0.715160, 0.072169}, {0.019334, 0.119193, 0.950227}
    };
    /** X, Y, Z to linear red, green, blue. */
    static final double[][] FROM_XYZ = {
        {3.240479, -1.53715, -0.498535}, {-0.969256, 1.875991, 0.041556}, {0.055648, -0.204043, 1.057311}
    };
    /** X, Y, Z of white. */
    static final double[] WHITE = {0.950456, 1, 1.088754};

    private Srgb() {}

    /** Linear light of an encoded value, both 0 to 1. */
    static double decoded(double value) {
        return value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4);
    }

    /** The encoded value of linear light, both 0 to 1. */
    static double encoded(double light) {
        return light <= 0.0031308 ? light * 12.92 : StrictMath.pow(light, 1 / 2.4) * 1.055 - 0.055;
    }

    /** The function of CIE L*a*b*: a cube root with a straight line near 0. */
    static double root(double t) {
        return t < 216 / 24389.0 ? t * 841 / 108 + 16 / 116.0 : StrictMath.cbrt(t);
    }

    /** The inverse of {@link #root}. */
    static double cube(double root) {
        return root < 6 / 29.0 ? (root - 16 / 116.0) * 108 / 841 : root * root * root;
    }
}
