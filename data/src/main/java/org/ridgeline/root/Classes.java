package org.ridgeline.root;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The classes that the file describes; its streamer information is read when a branch first needs it. */
final class Classes {

    /** Reads the file's streamer information. */
    interface Source {
        List<StreamerInfo> read() throws IOException;
    }

    private static final int DEEPEST = 20;

    private final Source source;
    private List<StreamerInfo> infos;
    private String failure;

    Classes(Source source) {
        this.source = source;
    }

    /** The member that a split branch holds. */
    StreamerInfo.Element member(StoredBranch.Element branch) throws Unsupported {
        StreamerInfo info = find(branch.className, branch.classVersion, branch.checksum);
        if (branch.id < 0 || branch.id >= info.elements().size()) {
            throw new Unsupported("the streamer information of " + info.name() + " has no member " + branch.id);
        }
        return info.elements().get(branch.id);
    }

    /** The C++ type of the member that a split branch holds. */
    String memberType(StoredBranch.Element branch) throws Unsupported {
        return member(branch).typeName();
    }

    /** The best description of a class: of this version and checksum, or of this version, or the newest. */
    StreamerInfo find(String className, int version, int checksum) throws Unsupported {
        StreamerInfo best = null;
        int bestScore = -1;
        for (StreamerInfo info : infos()) {
            if (info.name().equals(className)) {
                int score = (info.checksum() == checksum ? 4 : 0) + (info.version() == version ? 2 : 0);
                if (score > bestScore || (score == bestScore && info.version() > best.version())) {
                    best = info;
                    bestScore = score;
                }
            }
        }
        if (best == null) {
            throw new Unsupported("the file has no streamer information for class " + className);
        }
        return best;
    }

    private List<StreamerInfo> infos() throws Unsupported {
        if (infos == null && failure == null) {
            try {
                infos = source.read();
            } catch (IOException e) {
                failure = e.getMessage();
            }
        }
        if (failure != null) {
            throw new Unsupported("the file's streamer information cannot be read: " + failure);
        }
        return infos;
    }

    /** An item of a container: numbers, strings and containers have no header of their own there, objects have. */
    Item inside(TypeName type) throws Unsupported {
        return inside(type, 0);
    }

    private Item inside(TypeName type, int depth) throws Unsupported {
        if (depth > DEEPEST) {
            throw new Unsupported("its types are nested deeper than " + DEEPEST);
        }
        Scalar scalar = type.scalar();
        if (scalar != null) {
            return new Item.Number(scalar);
        }
        if (type.isString() || type.name().equals("TString")) {
            return new Item.Text(Item.Text.Prefix.SHORT);
        }
        if (type.isMap()) {
            throw new Unsupported("maps are not supported");
        }
        TypeName inner = type.elementOfSequence();
        if (inner != null) {
            return new Item.Counted(inside(inner, depth + 1));
        }
        return instance(type, depth);
    }

    /** A whole object with its header. */
    Item instance(TypeName type) throws Unsupported {
        return instance(type, 0);
    }

    /** A whole object without a header of its own. */
    Item bareInstance(TypeName type) throws Unsupported {
        if (type.isMap()) {
            throw new Unsupported("maps are not supported");
        }
        List<Item.Step> steps = new ArrayList<>();
        members(type.toString(), newest(type.toString()), steps, 0);
        return object(type, steps);
    }

    private static Item object(TypeName type, List<Item.Step> steps) throws Unsupported {
        if (steps.stream().noneMatch(step -> step.item() != null)) {
            throw new Unsupported("objects of class " + type + " have no members that can be read");
        }
        return new Item.Instance(type.toString(), List.copyOf(steps));
    }

    private Item instance(TypeName type, int depth) throws Unsupported {
        List<Item.Step> steps = new ArrayList<>();
        steps.add(new Item.Step(Item.Step.Kind.ENTER, type.toString(), null));
        if (type.name().equals("pair") && type.arguments().size() == 2) {
            steps.add(member("first", inMember(type.arguments().get(0), depth + 1)));
            steps.add(member("second", inMember(type.arguments().get(1), depth + 1)));
        } else {
            members(type.toString(), newest(type.toString()), steps, depth + 1);
        }
        steps.add(new Item.Step(Item.Step.Kind.LEAVE, type.toString(), null));
        return object(type, steps);
    }

    private StreamerInfo newest(String className) throws Unsupported {
        return find(className, Integer.MIN_VALUE, 0);
    }

    private static Item.Step member(String name, Item item) {
        return new Item.Step(Item.Step.Kind.MEMBER, name, item);
    }

    /** A member of a type that is known by its name alone: containers and strings have a header there. */
    private Item inMember(TypeName type, int depth) throws Unsupported {
        Item item = inside(type, depth);
        boolean headed = type.isString() || type.elementOfSequence() != null;
        return headed ? new Item.Headed(item) : item;
    }

    private void members(String className, StreamerInfo info, List<Item.Step> steps, int depth) throws Unsupported {
        if (depth > DEEPEST) {
            throw new Unsupported("its classes are nested deeper than " + DEEPEST);
        }
        for (StreamerInfo.Element element : info.elements()) {
            if (element.name().equals("This")) {
                throw new Unsupported("class " + className + ", a collection of its own kind, is not supported");
            }
            if (element.type() == StreamerInfo.TOBJECT || element.name().equals("TObject")) {
                steps.add(new Item.Step(Item.Step.Kind.TOBJECT, "TObject", null));
            } else if (element.kind().equals("TStreamerBase")) {
                steps.add(new Item.Step(Item.Step.Kind.ENTER, element.name(), null));
                members(element.name(), newest(element.name()), steps, depth + 1);
                steps.add(new Item.Step(Item.Step.Kind.LEAVE, element.name(), null));
            } else {
                steps.add(member(element.name(), member(className, element, depth)));
            }
        }
    }

    private Item member(String className, StreamerInfo.Element element, int depth) throws Unsupported {
        int type = element.type();
        if (type > 0 && type < StreamerInfo.FIXED_ARRAY) {
            return switch (type) {
                case StreamerInfo.CHAR_POINTER -> new Item.Text(Item.Text.Prefix.LONG);
                case StreamerInfo.BITS -> new Item.Bits();
                default -> new Item.Number(element.scalar(type));
            };
        }
        if (type > StreamerInfo.FIXED_ARRAY && type < StreamerInfo.COUNTED_POINTER) {
            return new Item.Array(element.scalar(type - StreamerInfo.FIXED_ARRAY), element.shape());
        }
        return switch (type) {
            case StreamerInfo.STRING -> new Item.Text(Item.Text.Prefix.SHORT);
            case StreamerInfo.OBJECT, StreamerInfo.ANY_OBJECT -> instance(TypeName.parse(element.typeName()), depth);
            case StreamerInfo.STL, StreamerInfo.STL_STRING, StreamerInfo.CUSTOM ->
                inMember(TypeName.parse(element.typeName()), depth);
            default ->
                throw new Unsupported("member '" + element.name() + "' of " + className + " is of streamer type " + type
                        + ", which is not supported within objects");
        };
    }
}
