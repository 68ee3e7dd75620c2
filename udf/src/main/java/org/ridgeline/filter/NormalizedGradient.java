package org.ridgeline.filter;

/**
 * The length of the gradient of each colour, multiplied so that the largest one in the image, over all its colours, gets
 * the largest sample; 1 for floats. An image without any gradient stays black.
 *
 * @param taps the kernels
 * @param border what stands for pixels outside of the image
 * @param magnitude the length
 * @param output the type of the result
 */
record NormalizedGradient(Taps taps, Border border, Magnitude magnitude, Output output)
        implements Operation.WholeImage {

    @Override
    public int halo() {
        return taps.halo();
    }

    @Override
    public Canvas result(Canvas in) {
        return in.with(output.wider(in.type()));
    }

    @Override
    public Summary summary(Tile in, Canvas canvas, Window core, int after) {
        long largest = 0;
        for (int plane = 0; plane < canvas.colors(); plane++) {
            largest = Math.max(largest, Gradients.largest(taps, magnitude, in, plane, canvas, border, core));
        }
        return new Maximum(largest);
    }

    @Override
    public void apply(Tile in, Canvas canvas, Window core, Whole whole, Tile out) {
        long largest = ((Maximum) whole).value();
        double length = magnitude == Magnitude.L1 ? largest : Math.sqrt(largest);
        double factor = largest == 0 ? 1 : out.type().maximum() / length;
        Gradients gradients = new Gradients(magnitude, factor, out.window().width());
        for (int plane = 0; plane < canvas.colors(); plane++) {
            gradients.write(taps, in, plane, canvas, border, out);
        }
    }
}
