package org.ridgeline.image;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * Decodes a JPEG row by row (ITU-T T.81). What one scan holds whole is decoded as it comes; coefficients that several
 * scans hold are collected first. Samples equal those of libjpeg-turbo; but where that one warns of
 * damaged data and goes on with gray, this one ends.
 */
final class JpegDecoder implements Closeable {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    /** Ten are usual; a hostile file could make each cost a pass over a large image. */
    private static final int MOST_SCANS = 100;

    private final String file;
    private final SourceCursor cursor;
    private final JpegFrame frame;
    private final JpegTables tables;
    private final JpegSamples samples;
    private final JpegIdct idct = new JpegIdct();
    private final int[][] quanta;
    private final short[] block = new short[64];
    private final JpegCoefficients coefficients;
    private JpegScan scan;
    private int unitRow;
    private int row;

    /** The cursor is at the first scan, where the head left it. */
    JpegDecoder(JpegHead head, boolean luminance, SourceCursor cursor, ImageLimits limits) throws IOException {
        this.cursor = cursor;
        file = cursor.name();
        frame = head.frame();
        tables = head.tables();
        samples = new JpegSamples(frame, luminance);
        quanta = new int[frame.components().length][];
        coefficients = head.scattered() ? new JpegCoefficients(frame, limits) : null;
    }

    /** Decodes the next row into planes. */
    void read(byte[][] planes, int at) throws IOException {
        if (scan == null) {
            start();
        }
        int needed = samples.unitsFor(row);
        while (unitRow <= needed) {
            if (coefficients == null) {
                decodeUnits();
            } else {
                transformUnits();
            }
            unitRow++;
        }
        samples.write(row, planes, at);
        row++;
    }

    private void start() throws IOException {
        cursor.u16("scan");
        scan = openScan();
        if (coefficients != null) {
            int marker = SOS;
            for (int scans = 1; marker == SOS; scans++) {
                if (scans > MOST_SCANS) {
                    throw damaged("it has more than " + MOST_SCANS + " scans");
                }
                scan = scans == 1 ? scan : openScan();
                collect();
                marker = nextScan();
            }
            for (int[] table : quanta) {
                if (table == null) {
                    throw damaged("a component of its frame is in none of its scans");
                }
            }
        }
    }

    private JpegScan openScan() throws IOException {
        byte[] head = cursor.bytes(cursor.u16("scan") - 2L, "scan");
        JpegScan opened = JpegScan.open(file, frame, tables, head, cursor);
        for (int component : opened.components()) {
            // A component keeps the table that was in force at its first scan.
            if (quanta[component] == null) {
                int[] table = tables.quanta(frame.components()[component].quanta());
                if (table == null) {
                    throw damaged("a component uses a quantisation table that is not there");
                }
                quanta[component] = table;
            }
        }
        return opened;
    }

    /** Reads what is between scans: the marker of the next one, or of the end. */
    private int nextScan() throws IOException {
        int marker = scan.marker();
        while (marker != SOS && marker != EOI) {
            if (marker < 0) {
                throw cursor.truncated("JPEG data: no marker EOI was met");
            }
            boolean plain = marker == SOI || marker >= 0xd0 && marker < SOI || marker == 1;
            if (plain) {
                throw damaged(String.format("the marker %02x stands between its scans", marker));
            }
            int length = cursor.u16("marker segments");
            String wrong = length < 2 ? "a segment states a length of " + length : null;
            if (wrong == null) {
                wrong = tables.read(marker, cursor.bytes(length - 2L, "marker segments"));
            }
            if (wrong != null) {
                throw damaged(wrong);
            }
            marker = scan.marker();
        }
        return marker;
    }

    /** Called after the last row: nothing but the end may follow. */
    void finish() throws IOException {
        if (coefficients == null && nextScan() != EOI) {
            throw damaged("it has more scans than its frame needs");
        }
    }

    private void decodeUnits() throws IOException {
        int[] order = scan.components();
        for (int x = 0; x < frame.across(); x++) {
            startUnit();
            for (int i = 0; i < order.length; i++) {
                int component = order[i];
                JpegFrame.Component shape = frame.components()[component];
                int stride = samples.stride(component);
                for (int v = 0; v < shape.v(); v++) {
                    int at = samples.at(component, (unitRow * shape.v() + v) * 8) + x * shape.h() * 8;
                    for (int h = 0; h < shape.h(); h++) {
                        Arrays.fill(block, (short) 0);
                        int last = scan.decode(i, block, 0);
                        if (last < 0) {
                            throw broken();
                        }
                        transform(component, last, block, 0, at + 8 * h, stride);
                    }
                }
            }
        }
        if (scan.overrun()) {
            throw broken();
        }
    }

    private void startUnit() throws IOException {
        String wrong = scan.startUnit();
        if (wrong != null) {
            throw cursor.left() <= 0 ? cursor.truncated("JPEG data") : damaged(wrong);
        }
    }

    private void transform(int component, int last, short[] from, int offset, int at, int stride) {
        byte[] ring = samples.ring(component);
        if (last == 0) {
            JpegIdct.flat(from[offset] * quanta[component][0], ring, at, stride);
        } else {
            idct.transform(from, offset, quanta[component], ring, at, stride);
        }
    }

    /** Adds a scan to the coefficients. */
    private void collect() throws IOException {
        int[] order = scan.components();
        JpegFrame.Component only = frame.components()[order[0]];
        int down = scan.alone() ? only.blocksDown() : frame.down();
        for (int y = 0; y < down; y++) {
            if (scan.alone()) {
                collectBlocks(order[0], y, only.blocksAcross());
            } else {
                collectUnits(order, y);
            }
            if (scan.overrun()) {
                throw broken();
            }
        }
    }

    private void collectBlocks(int component, int blockRow, int across) throws IOException {
        short[] blocks = coefficients.row(component, blockRow);
        int at = coefficients.offset(component, blockRow);
        for (int x = 0; x < across; x++) {
            startUnit();
            if (scan.decode(0, blocks, at + 64 * x) < 0) {
                throw broken();
            }
        }
        coefficients.keep(component, blockRow);
    }

    private void collectUnits(int[] order, int y) throws IOException {
        short[][][] rows = new short[order.length][][];
        for (int i = 0; i < order.length; i++) {
            int v = frame.components()[order[i]].v();
            rows[i] = new short[v][];
            for (int j = 0; j < v; j++) {
                rows[i][j] = coefficients.row(order[i], y * v + j);
            }
        }
        for (int x = 0; x < frame.across(); x++) {
            startUnit();
            for (int i = 0; i < order.length; i++) {
                JpegFrame.Component shape = frame.components()[order[i]];
                for (int v = 0; v < shape.v(); v++) {
                    int at = coefficients.offset(order[i], y * shape.v() + v) + 64 * x * shape.h();
                    for (int h = 0; h < shape.h(); h++) {
                        if (scan.decode(i, rows[i][v], at + 64 * h) < 0) {
                            throw broken();
                        }
                    }
                }
            }
        }
        for (int component : order) {
            int v = frame.components()[component].v();
            for (int j = 0; j < v; j++) {
                coefficients.keep(component, y * v + j);
            }
        }
    }

    private void transformUnits() throws IOException {
        for (int component = 0; component < quanta.length; component++) {
            JpegFrame.Component shape = frame.components()[component];
            for (int v = 0; v < shape.v(); v++) {
                int blockRow = unitRow * shape.v() + v;
                short[] blocks = coefficients.row(component, blockRow);
                int from = coefficients.offset(component, blockRow);
                int at = samples.at(component, blockRow * 8);
                for (int x = 0; x < frame.across() * shape.h(); x++) {
                    transform(component, 63, blocks, from + 64 * x, at + 8 * x, samples.stride(component));
                }
            }
        }
    }

    long spilled() {
        return coefficients == null ? 0 : coefficients.spilled();
    }

    private ImageException broken() throws IOException {
        if (scan.overrun() && scan.marker() < 0) {
            return cursor.truncated("JPEG data, about row " + Math.max(row, unitRow * 8 * frame.mostV()));
        }
        return damaged("its data cannot be decoded before byte " + cursor.position() + ", about row "
                + Math.max(row, unitRow * 8 * frame.mostV()));
    }

    private ImageException damaged(String what) {
        return new ImageException(file, "damaged JPEG: " + what);
    }

    @Override
    public void close() throws IOException {
        if (coefficients != null) {
            coefficients.close();
        }
    }
}
