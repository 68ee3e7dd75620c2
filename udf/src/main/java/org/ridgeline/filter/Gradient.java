package org.ridgeline.filter;

/**
 * The length of the gradient of each colour, times a factor, rounded half to even and clamped.
 *
 * @param taps the kernels
 * @param border what stands for pixels outside of the image
 * @param magnitude the length
 * @param factor by which it is multiplied, above 0
 * @param output the type of the result; floats are neither rounded nor clamped
 */
record Gradient(Taps taps, Border border, Magnitude magnitude, double factor, Output output)
        implements Operation.Neighbourhood {

    @Override
    public int halo() {
        return taps.halo();
    }

    @Override
    public Canvas result(Canvas in) {
        return in.with(output.wider(in.type()));
    }

    @Override
    public void apply(Tile in, Canvas canvas, Tile out) {
        Gradients gradients = new Gradients(magnitude, factor, out.window().width());
        for (int plane = 0; plane < canvas.colors(); plane++) {
            gradients.write(taps, in, plane, canvas, border, out);
        }
    }
}
