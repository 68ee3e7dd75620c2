package org.ridgeline.root.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Streams the list of TStreamerInfo: how the classes of a TTree file are laid out, so that any ROOT can read it. The
 * members come from {@code streamers.tsv}.
 */
final class StreamerRecord {
    private static final String TABLE = "streamers.tsv";
    private static final int INFO_BITS = 0x00010000;

    /** A class: its name, version, checksum and the lines of its members. */
    private record Layout(String name, int version, int checksum, List<String[]> members) {}

    private final ObjectBuffer out;

    private StreamerRecord(ObjectBuffer out) {
        this.out = out;
    }

    /** The bytes of the list, for a key of the given length, without the leaf classes that are not {@code used}. */
    static ObjectBuffer of(int keyLength, Set<String> used) {
        StreamerRecord record = new StreamerRecord(new ObjectBuffer(keyLength));
        List<Layout> layouts = new ArrayList<>();
        for (Layout layout : table()) {
            if (!layout.name().startsWith("TLeaf") || layout.name().equals("TLeaf") || used.contains(layout.name())) {
                layouts.add(layout);
            }
        }
        record.list(layouts);
        return record.out;
    }

    private static List<Layout> table() {
        List<Layout> layouts = new ArrayList<>();
        try (InputStream in = StreamerRecord.class.getResourceAsStream(TABLE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] words = line.split("\t", -1);
                if (words[0].equals("class")) {
                    layouts.add(new Layout(words[1], number(words[2]), hex(words[3]), new ArrayList<>()));
                } else {
                    layouts.get(layouts.size() - 1).members().add(words);
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + TABLE, failure);
        }
        return layouts;
    }

    private void list(List<Layout> layouts) {
        int start = out.begin(5);
        out.object(0x02000000);
        out.text("");
        out.i32(layouts.size());
        for (Layout layout : layouts) {
            info(layout);
            // every item of a TList has an option, here none
            out.i8(0);
        }
        out.end(start);
    }

    private void info(Layout layout) {
        int start = out.pointer("TStreamerInfo");
        int version = out.begin(9);
        out.named(layout.name(), "", INFO_BITS);
        out.i32(layout.checksum());
        out.i32(layout.version());
        int array = out.pointer("TObjArray");
        int elements = out.beginArray(layout.members().size());
        for (String[] member : layout.members()) {
            element(member);
        }
        out.end(elements);
        out.end(array);
        out.end(version);
        out.end(start);
    }

    private void element(String[] member) {
        switch (member[0]) {
            case "base" -> element("TStreamerBase", 3, member, () -> out.i32(number(member[6])));
            case "basic" -> element("TStreamerBasicType", 2, member, () -> {});
            case "string" -> element("TStreamerString", 2, member, () -> {});
            case "object" -> element("TStreamerObject", 2, member, () -> {});
            case "any" -> element("TStreamerObjectAny", 2, member, () -> {});
            case "pointer" -> element("TStreamerObjectPointer", 2, member, () -> {});
            case "array" ->
                element("TStreamerBasicPointer", 2, member, () -> {
                    out.i32(number(member[6]));
                    out.text(member[7]);
                    out.text(member[8]);
                });
            case "stl" ->
                element("TStreamerSTL", 3, member, () -> {
                    out.i32(number(member[6]));
                    out.i32(number(member[7]));
                });
            default -> throw new IllegalStateException(TABLE + ": unknown kind of member " + member[0]);
        }
    }

    private void element(String className, int classVersion, String[] member, Runnable own) {
        int start = out.pointer(className);
        int version = out.begin(classVersion);
        int base = out.begin(4);
        out.named(member[1], member[2], 0);
        out.i32(number(member[3]));
        out.i32(number(member[4]));
        out.i32(0);
        out.i32(0);
        // of five maximal indices, that of a base class holds its checksum
        out.i32(0);
        out.i32(member[0].equals("base") ? hex(member[7]) : 0);
        out.i32(0);
        out.i32(0);
        out.i32(0);
        out.text(member[5]);
        out.end(base);
        own.run();
        out.end(version);
        out.end(start);
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    private static int hex(String text) {
        return Integer.parseUnsignedInt(text, 16);
    }
}
