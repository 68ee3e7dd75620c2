package org.ridgeline.root;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The classes that the file describes; its streamer information is read when a branch first needs it. */
final class Classes {

    /** Reads the file's streamer information. */
    interface Source {
        List<StreamerInfo> read() throws IOException;
    }

    private static final int DEEPEST = 20;
    /** Far more than the largest class of an experiment has, those of its members included. */
    private static final int MOST_MEMBERS = 10_000;

    /** The classes around what is being described, and how many members all of it has until now. */
    private static final class Expansion {
        private final Set<String> around = new LinkedHashSet<>();
        private int members;

        void enter(String className) throws Unsupported {
            if (!around.add(className)) {
                throw new Unsupported("class " + className + " holds itself, by way of " + String.join(", ", around));
            }
        }

        void leave(String className) {
            around.remove(className);
        }

        void count(String className) throws Unsupported {
            if (++members > MOST_MEMBERS) {
                throw new Unsupported("with class " + className + " it has more than " + MOST_MEMBERS + " members");
            }
        }
    }

    private final Source source;
    private Map<String, List<StreamerInfo>> infos;
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
        for (StreamerInfo info : infos().getOrDefault(plain(className), List.of())) {
            int score = (info.checksum() == checksum ? 4 : 0) + (info.version() == version ? 2 : 0);
            if (score > bestScore || (score == bestScore && info.version() > best.version())) {
                best = info;
                bestScore = score;
            }
        }
        if (best == null) {
            throw new Unsupported("the file has no streamer information for class " + className);
        }
        return best;
    }

    /** Files write templates with and without blanks, {@code A<B<C> >} and {@code A<B<C>>}. */
    private static String plain(String className) {
        return className.indexOf('<') < 0
                ? className
                : TypeName.parse(className).toString();
    }

    private Map<String, List<StreamerInfo>> infos() throws Unsupported {
        if (infos == null && failure == null) {
            try {
                infos = source.read().stream().collect(Collectors.groupingBy(info -> plain(info.name())));
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
        return inside(type, new Expansion(), 0);
    }

    private Item inside(TypeName type, Expansion expansion, int depth) throws Unsupported {
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
            return pairs(type, expansion, depth);
        }
        TypeName inner = type.elementOfSequence();
        if (inner != null) {
            return new Item.Counted(inside(inner, expansion, depth + 1));
        }
        return instance(type, expansion, depth);
    }

    private Item pairs(TypeName type, Expansion expansion, int depth) throws Unsupported {
        if (type.arguments().size() < 2) {
            throw new Unsupported("maps without the types of key and value are not supported");
        }
        TypeName key = type.arguments().get(0);
        TypeName value = type.arguments().get(1);
        return new Item.Pairs(
                inside(key, expansion, depth + 1), isHeaded(key), inside(value, expansion, depth + 1), isHeaded(value));
    }

    /** Containers and strings have a header where they stand by themselves. */
    private static boolean isHeaded(TypeName type) {
        return type.isString() || type.isMap() || type.elementOfSequence() != null;
    }

    /** A whole object with its header. */
    Item instance(TypeName type) throws Unsupported {
        return instance(type, new Expansion(), 0);
    }

    /** A whole object without a header of its own. */
    Item bareInstance(TypeName type) throws Unsupported {
        List<Item.Step> steps = new ArrayList<>();
        members(type.toString(), newest(type.toString()), steps, new Expansion(), 0);
        return object(type, steps);
    }

    private static Item object(TypeName type, List<Item.Step> steps) throws Unsupported {
        if (steps.stream().noneMatch(step -> step.item() != null)) {
            throw new Unsupported("objects of class " + type + " have no members that can be read");
        }
        return new Item.Instance(type.toString(), List.copyOf(steps));
    }

    private Item instance(TypeName type, Expansion expansion, int depth) throws Unsupported {
        List<Item.Step> steps = new ArrayList<>();
        steps.add(new Item.Step(Item.Step.Kind.ENTER, type.toString(), null));
        if (type.name().equals("pair") && type.arguments().size() == 2) {
            steps.add(member("first", inMember(type.arguments().get(0), expansion, depth + 1)));
            steps.add(member("second", inMember(type.arguments().get(1), expansion, depth + 1)));
        } else {
            members(type.toString(), newest(type.toString()), steps, expansion, depth + 1);
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
    private Item inMember(TypeName type, Expansion expansion, int depth) throws Unsupported {
        Item item = inside(type, expansion, depth);
        return isHeaded(type) ? new Item.Headed(item) : item;
    }

    private void members(String className, StreamerInfo info, List<Item.Step> steps, Expansion expansion, int depth)
            throws Unsupported {
        if (depth > DEEPEST) {
            throw new Unsupported("its classes are nested deeper than " + DEEPEST);
        }
        expansion.enter(className);
        for (StreamerInfo.Element element : info.elements()) {
            expansion.count(className);
            if (element.name().equals("This")) {
                throw new Unsupported("class " + className + ", a collection of its own kind, is not supported");
            }
            if (element.type() == StreamerInfo.TOBJECT || element.name().equals("TObject")) {
                steps.add(new Item.Step(Item.Step.Kind.TOBJECT, "TObject", null));
            } else if (element.kind().equals("TStreamerBase")) {
                steps.add(new Item.Step(Item.Step.Kind.ENTER, element.name(), null));
                members(element.name(), newest(element.name()), steps, expansion, depth + 1);
                steps.add(new Item.Step(Item.Step.Kind.LEAVE, element.name(), null));
            } else {
                steps.add(member(element.name(), member(className, element, expansion, depth)));
            }
        }
        expansion.leave(className);
    }

    private Item member(String className, StreamerInfo.Element element, Expansion expansion, int depth)
            throws Unsupported {
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
            case StreamerInfo.OBJECT, StreamerInfo.ANY_OBJECT ->
                instance(TypeName.parse(element.typeName()), expansion, depth);
            case StreamerInfo.STL, StreamerInfo.STL_STRING, StreamerInfo.CUSTOM ->
                inMember(TypeName.parse(element.typeName()), expansion, depth);
            default ->
                throw new Unsupported("member '" + element.name() + "' of " + className + " is of streamer type " + type
                        + ", which is not supported within objects");
        };
    }
}
