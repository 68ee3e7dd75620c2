package org.ridgeline.root;

import java.util.ArrayList;
import java.util.List;

/**
 * A C++ type by its name, taken apart: {@code vector<vector<float> >} is {@code vector} of {@code vector} of {@code float}.
 * Namespaces std and ROOT::VecOps and the word const are left out.
 */
record TypeName(String name, List<TypeName> arguments) {
    private static final int DEEPEST = 50;

    static TypeName parse(String text) {
        return new Parser(text).type(0);
    }

    /** The number this type is, or null if it is none. */
    Scalar scalar() {
        ColumnType.Primitive primitive = switch (name) {
            case "bool", "Bool_t" -> ColumnType.Primitive.BOOLEAN;
            case "char", "signed char", "Char_t", "int8_t" -> ColumnType.Primitive.INT8;
            case "unsigned char", "UChar_t", "uint8_t", "byte" -> ColumnType.Primitive.UINT8;
            case "short", "Short_t", "int16_t", "short int" -> ColumnType.Primitive.INT16;
            case "unsigned short", "UShort_t", "uint16_t", "unsigned short int" -> ColumnType.Primitive.UINT16;
            case "int", "Int_t", "int32_t", "signed int" -> ColumnType.Primitive.INT32;
            case "unsigned int", "UInt_t", "uint32_t", "unsigned" -> ColumnType.Primitive.UINT32;
            case "long", "Long_t", "Long64_t", "long long", "int64_t", "long int" -> ColumnType.Primitive.INT64;
            case "unsigned long", "ULong_t", "ULong64_t", "unsigned long long", "uint64_t", "size_t" ->
                ColumnType.Primitive.UINT64;
            case "float", "Float_t" -> ColumnType.Primitive.FLOAT32;
            case "double", "Double_t" -> ColumnType.Primitive.FLOAT64;
            default -> null;
        };
        if (primitive != null) {
            return new Scalar.Plain(primitive);
        }
        return switch (name) {
            case "Double32_t" -> new Scalar.Narrow();
            case "Float16_t" -> new Scalar.Mantissa(ColumnType.Primitive.FLOAT32, Scalar.FLOAT16_BITS);
            default -> null;
        };
    }

    /** The type of the elements if this is a container that is stored as a number and its elements, otherwise null. */
    TypeName elementOfSequence() {
        return switch (name) {
            case "vector",
                    "RVec",
                    "deque",
                    "list",
                    "forward_list",
                    "set",
                    "multiset",
                    "unordered_set",
                    "unordered_multiset" -> arguments.isEmpty() ? null : arguments.get(0);
            default -> null;
        };
    }

    boolean isMap() {
        return switch (name) {
            case "map", "multimap", "unordered_map", "unordered_multimap" -> true;
            default -> false;
        };
    }

    boolean isString() {
        return name.equals("string") || name.equals("basic_string");
    }

    @Override
    public String toString() {
        if (arguments.isEmpty()) {
            return name;
        }
        List<String> inner = arguments.stream().map(TypeName::toString).toList();
        return name + "<" + String.join(",", inner) + ">";
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        TypeName type(int depth) {
            int start = at;
            while (at < text.length() && "<>,".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String name = simple(text.substring(start, at));
            List<TypeName> arguments = new ArrayList<>();
            if (at < text.length() && text.charAt(at) == '<' && depth < DEEPEST) {
                do {
                    at++;
                    arguments.add(type(depth + 1));
                } while (at < text.length() && text.charAt(at) == ',');
                if (at < text.length() && text.charAt(at) == '>') {
                    at++;
                }
                // What follows the arguments: "::iterator", "*", or blanks.
                int rest = at;
                while (at < text.length() && "<>,".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                String suffix = text.substring(rest, at).strip();
                if (!suffix.isEmpty()) {
                    name = name + suffix;
                }
            }
            return new TypeName(name, List.copyOf(arguments));
        }

        private static String simple(String raw) {
            String name = raw.strip().replaceAll("\\s+", " ");
            boolean stripped = true;
            while (stripped) {
                stripped = false;
                for (String prefix : List.of("const ", "std::", "__1::", "__cxx11::", "ROOT::VecOps::")) {
                    if (name.startsWith(prefix)) {
                        name = name.substring(prefix.length());
                        stripped = true;
                    }
                }
            }
            return name;
        }
    }
}
