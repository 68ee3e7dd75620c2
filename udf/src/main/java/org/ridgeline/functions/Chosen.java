package org.ridgeline.functions;

/** The chosen objects of one event after the other: those at the indices, or all. */
final class Chosen {
    private final Jagged objects;
    private final Jagged indices;
    private final int[] starts;
    private final int[] begins;
    private final double[] positions;
    private int[] chosen = new int[16];
    private int count;

    /** @param indices null for all objects */
    Chosen(Jagged objects, Jagged indices) {
        this.objects = objects;
        this.indices = indices;
        starts = objects.offsets();
        begins = indices == null ? null : indices.offsets();
        positions = indices == null ? null : indices.stored();
    }

    /** Goes to an event. Whether there is one, and each index has its object. */
    boolean in(int event) {
        int start = starts[event];
        int length = starts[event + 1] - start;
        count = indices == null ? length : begins[event + 1] - begins[event];
        if (chosen.length < count) {
            chosen = new int[2 * count];
        }
        boolean found = !objects.isMissing(event) && (indices == null || !indices.isMissing(event));
        for (int k = 0; k < count && found; k++) {
            int i = indices == null ? k : (int) positions[begins[event] + k];
            found = i >= 0 && i < length;
            chosen[k] = start + i;
        }
        return found;
    }

    /** How many objects are chosen. */
    int count() {
        return count;
    }

    /** Where the k-th chosen object's numbers stand in its columns. */
    int at(int k) {
        return chosen[k];
    }
}
