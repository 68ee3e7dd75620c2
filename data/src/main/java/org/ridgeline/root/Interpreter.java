package org.ridgeline.root;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ridgeline.root.StoredBranch.StoredLeaf;

/** Decides how the entries of a branch are stored: by the classes of branch and leaves, never by sniffing bytes. */
final class Interpreter {
    private static final Pattern DIMENSION = Pattern.compile("\\[([^\\]]*)\\]");

    /** Values of TBranchElement.fType. */
    private static final int CUSTOM_STREAMER = -1;

    private static final int CLONES = 3;

    private static final int COLLECTION = 4;
    private static final int CLONES_MEMBER = 31;
    private static final int COLLECTION_MEMBER = 41;

    private final Classes classes;

    Interpreter(Classes classes) {
        this.classes = classes;
    }

    Interpretation interpret(StoredBranch branch) throws Unsupported {
        Interpretation interpretation;
        try {
            interpretation = branch.element == null ? leaves(branch) : element(branch);
        } catch (ArithmeticException e) {
            throw new Unsupported("its entries are too large");
        }
        return interpretation;
    }

    private Interpretation leaves(StoredBranch branch) throws Unsupported {
        if (!branch.branchClass.equals("TBranch")) {
            throw new Unsupported("a branch of class " + branch.branchClass + " is not supported");
        }
        if (branch.leaves.isEmpty()) {
            throw new Unsupported("it has no leaf");
        }
        if (branch.leaves.size() == 1) {
            return leaf(branch.leaves.get(0));
        }
        List<String> names = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        for (StoredLeaf leaf : branch.leaves) {
            Item item = item(leaf);
            if (leaf.count != null) {
                int at = branch.leaves.indexOf(leaf.count);
                if (at < 0 || at >= items.size() || !(items.get(at) instanceof Item.Number)) {
                    throw new Unsupported("the length of its leaf '" + leaf.name + "' is in another branch");
                }
                item = new Item.CountedBy(at, item);
            }
            names.add(leaf.name);
            items.add(item);
        }
        return new ObjectEntries(new Item.Members(names, items));
    }

    private static Interpretation leaf(StoredLeaf leaf) throws Unsupported {
        if (leaf.leafClass.equals("TLeafC")) {
            return new ObjectEntries(new Item.Text(Item.Text.Prefix.SHORT));
        }
        Scalar scalar = scalar(leaf);
        int[] dimensions = dimensions(leaf);
        if (leaf.count != null) {
            return new JaggedEntries(JaggedEntries.Header.NONE, scalar, dimensions);
        }
        return new FixedEntries(scalar, dimensions);
    }

    private static Item item(StoredLeaf leaf) throws Unsupported {
        if (leaf.leafClass.equals("TLeafC")) {
            return new Item.Text(Item.Text.Prefix.SHORT);
        }
        int[] dimensions = dimensions(leaf);
        Scalar scalar = scalar(leaf);
        return dimensions.length == 0 ? new Item.Number(scalar) : new Item.Array(scalar, dimensions);
    }

    private static Scalar scalar(StoredLeaf leaf) throws Unsupported {
        ColumnType.Primitive type = switch (leaf.leafClass) {
            case "TLeafO" -> ColumnType.Primitive.BOOLEAN;
            case "TLeafB" -> leaf.unsigned ? ColumnType.Primitive.UINT8 : ColumnType.Primitive.INT8;
            case "TLeafS" -> leaf.unsigned ? ColumnType.Primitive.UINT16 : ColumnType.Primitive.INT16;
            case "TLeafI" -> leaf.unsigned ? ColumnType.Primitive.UINT32 : ColumnType.Primitive.INT32;
            case "TLeafL", "TLeafG" -> leaf.unsigned ? ColumnType.Primitive.UINT64 : ColumnType.Primitive.INT64;
            case "TLeafF" -> ColumnType.Primitive.FLOAT32;
            case "TLeafD" -> ColumnType.Primitive.FLOAT64;
            default -> null;
        };
        if (type != null) {
            return new Scalar.Plain(type);
        }
        return switch (leaf.leafClass) {
            case "TLeafD32" -> PackedRange.double32(leaf.title);
            case "TLeafF16" -> PackedRange.float16(leaf.title);
            default -> throw new Unsupported("a leaf of class " + leaf.leafClass + " is not supported");
        };
    }

    /** The fixed dimensions, from the title: {@code x[nx][3]}; fLen is their product. */
    private static int[] dimensions(StoredLeaf leaf) throws Unsupported {
        if (leaf.length <= 0 || leaf.length > Decoder.MOST_VALUES) {
            throw new Unsupported("its leaf '" + leaf.name + "' has a length of " + leaf.length);
        }
        return dimensions(leaf.title, leaf.length);
    }

    private static int[] dimensions(String title, int length) {
        List<Integer> found = new ArrayList<>();
        Matcher matcher = DIMENSION.matcher(title);
        long product = 1;
        while (matcher.find()) {
            String inside = matcher.group(1).strip();
            if (inside.matches("[0-9]{1,9}")) {
                found.add(Integer.parseInt(inside));
                product *= Integer.parseInt(inside);
                if (product > Integer.MAX_VALUE) {
                    break;
                }
            }
        }
        if (product == length) {
            return found.stream().mapToInt(Integer::intValue).toArray();
        }
        return length == 1 ? new int[0] : new int[] {length};
    }

    private Interpretation element(StoredBranch branch) throws Unsupported {
        StoredBranch.Element element = branch.element;
        return switch (element.type) {
            case CLONES, COLLECTION -> new FixedEntries(new Scalar.Plain(ColumnType.Primitive.INT32), new int[0]);
            case CLONES_MEMBER, COLLECTION_MEMBER -> collectionMember(branch);
            default -> element.id >= 0 ? member(branch) : whole(element);
        };
    }

    /** A branch that holds whole objects: behind a header if the class streams itself, else as bare members. */
    private Interpretation whole(StoredBranch.Element element) throws Unsupported {
        TypeName type = TypeName.parse(element.className);
        if (type.isString()) {
            return new ObjectEntries(new Item.Text(Item.Text.Prefix.SHORT));
        }
        if (type.name().equals("TString")) {
            return new ObjectEntries(new Item.Text(Item.Text.Prefix.SHORT));
        }
        if (type.elementOfSequence() == null && !type.isMap()) {
            return new ObjectEntries(
                    element.type == CUSTOM_STREAMER ? classes.instance(type) : classes.bareInstance(type));
        }
        return sequence(type);
    }

    /** A container behind its own header. */
    private Interpretation sequence(TypeName type) throws Unsupported {
        if (type.isMap()) {
            return new ObjectEntries(new Item.Headed(classes.inside(type)));
        }
        TypeName inner = type.elementOfSequence();
        if (inner == null) {
            throw new Unsupported("containers of type " + type + " are not supported");
        }
        Scalar scalar = inner.scalar();
        if (scalar != null) {
            return new JaggedEntries(JaggedEntries.Header.VECTOR, scalar, new int[0]);
        }
        return new ObjectEntries(new Item.Headed(new Item.Counted(classes.inside(inner))));
    }

    /** A member of a split object. */
    private Interpretation member(StoredBranch branch) throws Unsupported {
        int type = branch.element.streamerType;
        if (type == StreamerInfo.CHAR_POINTER) {
            return new ObjectEntries(new Item.Text(Item.Text.Prefix.LONG));
        }
        if (type == StreamerInfo.BITS) {
            return new ObjectEntries(new Item.Bits());
        }
        if (type == StreamerInfo.STRING) {
            return new ObjectEntries(new Item.Text(Item.Text.Prefix.SHORT));
        }
        if (type > 0 && type <= StreamerInfo.LAST_BASIC) {
            return new FixedEntries(scalar(branch, type), new int[0]);
        }
        if (type > StreamerInfo.FIXED_ARRAY && type <= StreamerInfo.FIXED_ARRAY + StreamerInfo.LAST_BASIC) {
            return new FixedEntries(scalar(branch, type - StreamerInfo.FIXED_ARRAY), arrayDimensions(branch));
        }
        if (type > StreamerInfo.COUNTED_POINTER && type <= StreamerInfo.COUNTED_POINTER + StreamerInfo.LAST_BASIC) {
            return new JaggedEntries(
                    JaggedEntries.Header.PRESENCE, scalar(branch, type - StreamerInfo.COUNTED_POINTER), new int[0]);
        }
        if (type == StreamerInfo.STL || type == StreamerInfo.CUSTOM || type == StreamerInfo.STL_STRING) {
            TypeName name = TypeName.parse(classes.memberType(branch.element));
            if (name.isString()) {
                return new ObjectEntries(new Item.Headed(new Item.Text(Item.Text.Prefix.SHORT)));
            }
            return sequence(name);
        }
        if (type == StreamerInfo.BASE) {
            return new ObjectEntries(classes.instance(
                    TypeName.parse(classes.member(branch.element).name())));
        }
        if (type == StreamerInfo.OBJECT || type == StreamerInfo.ANY_OBJECT) {
            return new ObjectEntries(classes.instance(TypeName.parse(classes.memberType(branch.element))));
        }
        throw new Unsupported(
                "members of streamer type " + type + " are not supported (class " + branch.element.className + ")");
    }

    /** A member of the objects in a split collection: of each object one, in one entry. */
    private Interpretation collectionMember(StoredBranch branch) throws Unsupported {
        int type = branch.element.streamerType;
        if (type == StreamerInfo.CHAR_POINTER) {
            return new ObjectEntries(new Item.Rest(new Item.Text(Item.Text.Prefix.LONG)));
        }
        if (type == StreamerInfo.BITS) {
            return new ObjectEntries(new Item.Rest(new Item.Bits()));
        }
        if (type == StreamerInfo.STRING) {
            return new ObjectEntries(new Item.Rest(new Item.Text(Item.Text.Prefix.SHORT)));
        }
        if (type > 0 && type <= StreamerInfo.LAST_BASIC) {
            return new JaggedEntries(JaggedEntries.Header.NONE, scalar(branch, type), new int[0]);
        }
        if (type > StreamerInfo.FIXED_ARRAY && type <= StreamerInfo.FIXED_ARRAY + StreamerInfo.LAST_BASIC) {
            return new JaggedEntries(
                    JaggedEntries.Header.NONE,
                    scalar(branch, type - StreamerInfo.FIXED_ARRAY),
                    arrayDimensions(branch));
        }
        if (type == StreamerInfo.STL || type == StreamerInfo.CUSTOM || type == StreamerInfo.STL_STRING) {
            TypeName name = TypeName.parse(classes.memberType(branch.element));
            Item inside = classes.inside(name);
            return new ObjectEntries(new Item.HeadedRest(inside));
        }
        if (type == StreamerInfo.OBJECT || type == StreamerInfo.ANY_OBJECT) {
            return new ObjectEntries(
                    new Item.Rest(classes.instance(TypeName.parse(classes.memberType(branch.element)))));
        }
        throw new Unsupported(
                "members of streamer type " + type + " are not supported (class " + branch.element.className + ")");
    }

    /** The basic type of a member, by its number; only packed types need the file's streamer information. */
    private Scalar scalar(StoredBranch branch, int type) throws Unsupported {
        boolean packed = type == StreamerInfo.DOUBLE32 || type == StreamerInfo.FLOAT16;
        return packed ? classes.member(branch.element).scalar(type) : StreamerInfo.plain(type);
    }

    private int[] arrayDimensions(StoredBranch branch) throws Unsupported {
        int length = branch.leaves.isEmpty() ? 0 : branch.leaves.get(0).length;
        boolean inCollection = branch.element.type == CLONES_MEMBER || branch.element.type == COLLECTION_MEMBER;
        if (inCollection || length <= 1) {
            return classes.member(branch.element).shape();
        }
        return dimensions(branch.leaves.get(0).title, length);
    }
}
