package org.ridgeline.image;

/**
 * The size of a JPEG and of its components.
 *
 * @param width columns
 * @param height rows
 * @param progressive whether coefficients come in several scans
 * @param components one for gray, else three
 * @param across columns of units; a unit holds some blocks of each component
 * @param down rows of units
 */
record JpegFrame(int width, int height, boolean progressive, Component[] components, int across, int down) {

    /**
     * One component.
     *
     * @param id its name in the stream
     * @param h blocks of a unit along a row
     * @param v blocks of a unit along a column
     * @param quanta number of its quantisation table
     * @param width its own columns, before it is stretched to the image's
     * @param height its own rows
     * @param blocksAcross blocks that cover its columns
     * @param blocksDown blocks that cover its rows
     */
    record Component(int id, int h, int v, int quanta, int width, int height, int blocksAcross, int blocksDown) {}

    /** A frame whose component i has name, sampling factors and table in {@code specs[3 * i]} and on. */
    static JpegFrame of(int width, int height, boolean progressive, byte[] body, int count) {
        int mostH = 1;
        int mostV = 1;
        for (int i = 0; i < count; i++) {
            mostH = Math.max(mostH, sampling(body, i, count) >> 4);
            mostV = Math.max(mostV, sampling(body, i, count) & 15);
        }
        Component[] components = new Component[count];
        for (int i = 0; i < count; i++) {
            int h = sampling(body, i, count) >> 4;
            int v = sampling(body, i, count) & 15;
            int ownWidth = (width * h + mostH - 1) / mostH;
            int ownHeight = (height * v + mostV - 1) / mostV;
            components[i] = new Component(
                    body[6 + 3 * i] & 0xff,
                    h,
                    v,
                    body[8 + 3 * i] & 0xff,
                    ownWidth,
                    ownHeight,
                    (ownWidth + 7) / 8,
                    (ownHeight + 7) / 8);
        }
        return new JpegFrame(
                width,
                height,
                progressive,
                components,
                (width + 8 * mostH - 1) / (8 * mostH),
                (height + 8 * mostV - 1) / (8 * mostV));
    }

    /** A component that is alone has blocks for units, whatever it states (ITU-T T.81, A.2.2). */
    private static int sampling(byte[] body, int component, int count) {
        return count == 1 ? 0x11 : body[7 + 3 * component] & 0xff;
    }

    int mostH() {
        int most = 1;
        for (Component component : components) {
            most = Math.max(most, component.h());
        }
        return most;
    }

    int mostV() {
        int most = 1;
        for (Component component : components) {
            most = Math.max(most, component.v());
        }
        return most;
    }

    /** Whether every component is stretched by a whole number. */
    boolean wholeSteps() {
        for (Component component : components) {
            boolean stated = component.h() > 0 && component.h() <= 4 && component.v() > 0 && component.v() <= 4;
            if (!stated || mostH() % component.h() != 0 || mostV() % component.v() != 0) {
                return false;
            }
        }
        return true;
    }
}
