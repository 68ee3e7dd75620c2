package org.ridgeline.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgeline.root.StreamerInfo.Element;

/** Small records that would take for ever if every way through them were walked. */
class CraftedMetadataTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static Element element(String name, int type, String typeName) {
        return new Element("TStreamerObjectAny", name, "", type, 0, new int[0], typeName);
    }

    private static StreamerInfo info(String name, Element... members) {
        return new StreamerInfo(name, 1, 0, List.of(members));
    }

    private static Classes classes(StreamerInfo... infos) {
        return new Classes(() -> List.of(infos));
    }

    @Test
    void aClassThatHoldsItselfIsNotSupported() {
        Element[] selves = new Element[10];
        for (int i = 0; i < selves.length; i++) {
            selves[i] = element("self" + i, StreamerInfo.STL, "vector<A>");
        }
        Classes classes = classes(info("A", selves));
        assertTimeoutPreemptively(
                LIMIT,
                () -> assertThatThrownBy(() -> classes.instance(TypeName.parse("A")))
                        .isInstanceOf(Unsupported.class)
                        .hasMessageContaining("class A holds itself"));
    }

    @Test
    void classesThatDoubleAtEveryStepAreNotSupported() {
        StreamerInfo[] infos = new StreamerInfo[19];
        for (int i = 0; i < infos.length; i++) {
            List<Element> members = new ArrayList<>();
            for (int j = 0; j < 8; j++) {
                members.add(element("m" + j, StreamerInfo.ANY_OBJECT, "C" + (i + 1)));
            }
            infos[i] = info("C" + i, members.toArray(Element[]::new));
        }
        infos[infos.length - 1] = info("C" + (infos.length - 1), element("x", 3, "int"));
        Classes classes = classes(infos);
        assertTimeoutPreemptively(
                LIMIT,
                () -> assertThatThrownBy(() -> classes.instance(TypeName.parse("C0")))
                        .isInstanceOf(Unsupported.class)
                        .hasMessageContaining("more than 10000 members"));
    }

    @Test
    void aClassMayStandInTwoMembers() throws Unsupported {
        Classes classes = classes(
                info("P", element("x", 3, "int")),
                info("Q", element("a", StreamerInfo.ANY_OBJECT, "P"), element("b", StreamerInfo.ANY_OBJECT, "P")));
        assertThat(classes.instance(TypeName.parse("Q"))).isInstanceOf(Item.Instance.class);
    }

    @Test
    void aBranchInTwoPlacesIsRefused() {
        StoredBranch child = branch("b30");
        for (int i = 29; i >= 0; i--) {
            StoredBranch parent = branch("b" + i);
            parent.branches = List.of(child, child);
            child = parent;
        }
        TreeParser.StoredTree tree = new TreeParser.StoredTree("t", "", 0, 0, new long[0], new long[0], List.of(child));
        TreeBuilder builder = new TreeBuilder(
                new MemoryBytes("crafted.root", new byte[0]),
                tree,
                new Interpreter(new Classes(List::of)),
                new Siblings());
        assertTimeoutPreemptively(
                LIMIT,
                () -> assertThatThrownBy(() -> builder.build("t", 1))
                        .isInstanceOf(RootException.class)
                        .hasMessageContaining("crafted.root: tree 't' has the branch 'b30' in two places"));
    }

    @Test
    void aLengthThatNoBasketHoldsIsNotSupported() throws Exception {
        StoredBranch branch = branch("x");
        branch.leaves.get(0).length = 1 << 30;
        TreeParser.StoredTree tree =
                new TreeParser.StoredTree("t", "", 0, 0, new long[0], new long[0], List.of(branch));
        Tree built = new TreeBuilder(
                        new MemoryBytes("crafted.root", new byte[0]),
                        tree,
                        new Interpreter(new Classes(List::of)),
                        new Siblings())
                .build("t", 1);
        assertThat(built.branches()).isEmpty();
        assertThat(built.omitted().toString()).contains("its leaf 'x' has a length of 1073741824");
    }

    private static StoredBranch branch(String name) {
        StoredBranch branch = new StoredBranch();
        branch.branchClass = "TBranch";
        branch.name = name;
        branch.title = "";
        StoredBranch.StoredLeaf leaf = new StoredBranch.StoredLeaf();
        leaf.leafClass = "TLeafI";
        leaf.name = name;
        leaf.title = name;
        leaf.length = 1;
        leaf.branch = branch;
        branch.leaves = List.of(leaf);
        return branch;
    }
}
