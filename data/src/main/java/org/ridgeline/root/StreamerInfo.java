package org.ridgeline.root;

import java.util.ArrayList;
import java.util.List;

/**
 * The members of one version of a class, as the file describes them (TStreamerInfo).
 */
record StreamerInfo(String name, int version, int checksum, List<Element> elements) {
    /** ROOT's numbers for the types of members (fType, fStreamerType). */
    static final int BASE = 0;

    static final int CHAR_POINTER = 7;

    static final int BITS = 15;
    static final int DOUBLE32 = 9;
    static final int FLOAT16 = 19;
    static final int LAST_BASIC = 19;
    /** Added to a basic type. */
    static final int FIXED_ARRAY = 20;
    /** Added to a basic type. */
    static final int COUNTED_POINTER = 40;

    static final int OBJECT = 61;
    static final int ANY_OBJECT = 62;
    static final int STRING = 65;
    static final int TOBJECT = 66;
    static final int STL = 300;
    static final int STL_STRING = 365;
    static final int CUSTOM = 500;

    /**
     * One member or base class (TStreamerElement).
     *
     * @param kind class of the element: TStreamerBase, TStreamerBasicType, TStreamerSTL, ...
     * @param type ROOT's number: 3 int, 5 float, +20 fixed array, +40 counted pointer, 61 object, 300 STL, ...
     * @param length number of elements of a fixed array, 0 if it is none
     */
    record Element(String kind, String name, String title, int type, int length, int[] dimensions, String typeName) {

        /** The number that a basic type of this member is. */
        Scalar scalar(int basicType) throws Unsupported {
            return switch (basicType) {
                case DOUBLE32 -> PackedRange.double32(title);
                case FLOAT16 -> PackedRange.float16(title);
                default -> plain(basicType);
            };
        }

        /** The dimensions of a fixed array. */
        int[] shape() throws Unsupported {
            if (length < 1 || length > Decoder.MOST_VALUES) {
                throw new Unsupported("the array '" + name + "' has a length of " + length);
            }
            long product = 1;
            for (int dimension : dimensions) {
                product = Math.min(Integer.MAX_VALUE, product * Math.max(0, dimension));
            }
            return product == length ? dimensions : new int[] {length};
        }
    }

    /** The number that a basic type is, if its title does not matter. */
    static Scalar plain(int basicType) throws Unsupported {
        ColumnType.Primitive type = switch (basicType) {
            case 1 -> ColumnType.Primitive.INT8;
            case 2 -> ColumnType.Primitive.INT16;
            case 3, 6 -> ColumnType.Primitive.INT32;
            case 4, 16 -> ColumnType.Primitive.INT64;
            case 5 -> ColumnType.Primitive.FLOAT32;
            case 8 -> ColumnType.Primitive.FLOAT64;
            case 11 -> ColumnType.Primitive.UINT8;
            case 12 -> ColumnType.Primitive.UINT16;
            case 13 -> ColumnType.Primitive.UINT32;
            case 14, 17 -> ColumnType.Primitive.UINT64;
            case 18 -> ColumnType.Primitive.BOOLEAN;
            default -> throw new Unsupported("members of streamer type " + basicType + " are not supported");
        };
        return new Scalar.Plain(type);
    }

    /** Reads the list that a file's fSeekInfo points to. */
    static List<StreamerInfo> readAll(Cursor cursor, int keyLength) throws RootException {
        Reader reader = new Reader();
        ObjectGraph graph = new ObjectGraph(cursor, keyLength, reader);
        reader.graph = graph;
        return ObjectGraph.only(StreamerInfo.class, graph.list());
    }

    private static final class Reader implements ObjectGraph.ClassReader {
        private ObjectGraph graph;

        @Override
        public Object read(String className, Cursor cursor, int end) throws RootException {
            return switch (className) {
                case "TStreamerInfo" -> info(cursor);
                case "TObjArray" -> new ArrayList<>(graph.array());
                case "TStreamerElement",
                        "TStreamerBase",
                        "TStreamerBasicType",
                        "TStreamerBasicPointer",
                        "TStreamerLoop",
                        "TStreamerObject",
                        "TStreamerObjectPointer",
                        "TStreamerObjectAny",
                        "TStreamerObjectAnyPointer",
                        "TStreamerString",
                        "TStreamerSTL",
                        "TStreamerSTLstring",
                        "TStreamerArtificial" -> element(className, cursor);
                default -> null;
            };
        }

        private StreamerInfo info(Cursor cursor) throws RootException {
            Cursor.Version version = cursor.version();
            String name = cursor.named()[0];
            int checksum = cursor.i32();
            int classVersion = cursor.i32();
            List<Element> elements = new ArrayList<>();
            if (graph.pointer() instanceof List<?> items) {
                for (Object item : items) {
                    if (item instanceof Element element) {
                        elements.add(element);
                    }
                }
            }
            cursor.leave(version, "TStreamerInfo");
            return new StreamerInfo(name, classVersion, checksum, elements);
        }

        private static Element element(String kind, Cursor cursor) throws RootException {
            Cursor.Version outer = kind.equals("TStreamerElement") ? null : cursor.version();
            if (kind.equals("TStreamerSTLstring")) {
                // It derives from TStreamerSTL.
                cursor.version();
            }
            Cursor.Version version = cursor.version();
            String[] named = cursor.named();
            int type = cursor.i32();
            cursor.skip(4, "fSize");
            int length = cursor.i32();
            int dimensionCount = cursor.i32();
            int[] most = cursor.ints(version.version() == 1 ? cursor.count(4, "dimensions") : 5);
            String typeName = cursor.text();
            cursor.leave(version, "TStreamerElement");
            if (outer != null) {
                cursor.leave(outer, kind);
            }
            int[] dimensions = new int[Math.max(0, Math.min(dimensionCount, most.length))];
            System.arraycopy(most, 0, dimensions, 0, dimensions.length);
            return new Element(kind, named[0], named[1], type, length, dimensions, typeName);
        }
    }
}
