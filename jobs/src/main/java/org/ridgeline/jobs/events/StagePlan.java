package org.ridgeline.jobs.events;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ridgeline.jobs.events.EventProgram.Batched;
import org.ridgeline.jobs.events.EventProgram.Shown;

/** When each node is computed, and how long it is kept: one entry per stage, the histograms' last. */
final class StagePlan {
    /** What a stage asks for. */
    private static final class Needs {
        final Set<Integer> computed = new TreeSet<>();
        final Set<Shown> shown = new HashSet<>();
        final Set<Integer> used = new HashSet<>();
    }

    private final ColumnPlan plan;
    private final List<Needs> stages = new ArrayList<>(List.of(new Needs()));
    private final Set<Integer> computed = new HashSet<>();

    StagePlan(ColumnPlan plan) {
        this.plan = plan;
    }

    /** Whether nodes are needed that no stage computes so far. */
    boolean isNew(Set<Integer> nodes) {
        return !computed.containsAll(plan.closure(nodes));
    }

    /** Begins the next stage. */
    void next() {
        stages.add(new Needs());
    }

    /** The stage at hand needs nodes. */
    void need(Set<Integer> nodes) {
        Needs stage = stages.get(stages.size() - 1);
        for (int node : plan.closure(nodes)) {
            if (computed.add(node)) {
                stage.computed.add(node);
                stage.used.addAll(plan.nodes().get(node).operands());
            }
        }
        stage.used.addAll(nodes);
    }

    /** The stage at hand reads a node event by event. */
    void show(int node, int slot) {
        need(Set.of(node));
        stages.get(stages.size() - 1).shown.add(new Shown(node, slot));
    }

    /** What is to be done for a stage. */
    Batched stage(int i) {
        Set<Integer> before = new TreeSet<>();
        Set<Integer> later = new HashSet<>();
        for (int s = 0; s < stages.size(); s++) {
            if (s <= i) {
                before.addAll(stages.get(s).computed);
            } else {
                later.addAll(stages.get(s).used);
            }
        }
        before.retainAll(later);
        before.removeIf(node -> plan.nodes().get(node).isConstant());
        Needs stage = stages.get(i);
        return new Batched(ints(stage.computed), stage.shown.toArray(new Shown[0]), ints(before));
    }

    private static int[] ints(Set<Integer> set) {
        return set.stream().mapToInt(Integer::intValue).toArray();
    }
}
