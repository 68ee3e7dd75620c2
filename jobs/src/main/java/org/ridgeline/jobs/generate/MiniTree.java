package org.ridgeline.jobs.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.ridgeline.root.Column;
import org.ridgeline.root.ColumnType;
import org.ridgeline.root.ColumnType.ListOf;
import org.ridgeline.root.ColumnType.Primitive;
import org.ridgeline.root.write.Field;

/** The 81 branches of the 2020 release's tree {@code mini}, in its order and types, filled event by event. */
final class MiniTree {
    private final List<Slot> slots = new ArrayList<>();
    private int events;

    MiniTree() {
        event();
        leptons();
        missingAndJets();
        photons();
        taus();
        errors();
        largeJets();
        ints("tau_charge", e -> e.taus, e -> new int[] {e.tauCharge});
    }

    /** Name and type of each branch. */
    List<Field> fields() {
        return slots.stream().map(Slot::field).toList();
    }

    /** Events added since the last {@link #take}. */
    int events() {
        return events;
    }

    void add(ToyEvent event) {
        for (Slot slot : slots) {
            slot.add(event);
        }
        events++;
    }

    /** The columns of the events added since the last call; they are valid until the next {@link #add}. */
    List<Column> take() {
        List<Column> columns = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            columns.add(slot.take(events));
        }
        events = 0;
        return columns;
    }

    private void event() {
        integer("runNumber", e -> e.run);
        integer("eventNumber", e -> e.number);
        integer("channelNumber", e -> e.channel);
        real("mcWeight", e -> e.weight);
        real("scaleFactor_PILEUP", e -> e.pileup);
        real("scaleFactor_ELE", e -> e.electronFactor);
        real("scaleFactor_MUON", e -> e.muonFactor);
        real("scaleFactor_PHOTON", e -> e.photonFactor);
        real("scaleFactor_TAU", e -> e.tauFactor);
        real("scaleFactor_BTAG", e -> e.tagFactor);
        real("scaleFactor_LepTRIGGER", e -> e.triggerFactor);
        real("scaleFactor_PhotonTRIGGER", e -> e.photonTriggerFactor);
        flag("trigE", e -> e.electronTrigger);
        flag("trigM", e -> e.muonTrigger);
        flag("trigP", e -> false);
    }

    private void leptons() {
        ToIntFunction<ToyEvent> n = e -> e.leptons;
        count("lep_n", n);
        flags("lep_truthMatched", e -> e.simulated ? e.leptons : 0, e -> e.leptonReal);
        flags("lep_trigMatched", n, e -> e.leptonTriggered);
        reals("lep_pt", n, e -> e.leptonPt);
        reals("lep_eta", n, e -> e.leptonEta);
        reals("lep_phi", n, e -> e.leptonPhi);
        reals("lep_E", n, e -> e.leptonE);
        reals("lep_z0", n, e -> e.leptonZ0);
        ints("lep_charge", n, e -> e.leptonCharge);
        counts("lep_type", n, e -> e.leptonType);
        flags("lep_isTightID", n, e -> e.leptonTight);
        reals("lep_ptcone30", n, e -> e.leptonTrackIsolation);
        reals("lep_etcone20", n, e -> e.leptonCaloIsolation);
        reals("lep_trackd0pvunbiased", n, e -> e.leptonD0);
        reals("lep_tracksigd0pvunbiased", n, e -> e.leptonD0Significance);
    }

    private void missingAndJets() {
        real("met_et", e -> e.missing);
        real("met_phi", e -> e.missingPhi);
        ToIntFunction<ToyEvent> n = e -> e.jets;
        ToIntFunction<ToyEvent> simulated = e -> e.simulated ? e.jets : 0;
        count("jet_n", n);
        reals("jet_pt", n, e -> e.jetPt);
        reals("jet_eta", n, e -> e.jetEta);
        reals("jet_phi", n, e -> e.jetPhi);
        reals("jet_E", n, e -> e.jetE);
        reals("jet_jvt", n, e -> e.jetJvt);
        ints("jet_trueflav", simulated, e -> e.jetFlavour);
        flags("jet_truthMatched", simulated, e -> e.jetReal);
        reals("jet_MV2c10", n, e -> e.jetTag);
    }

    private void photons() {
        ToIntFunction<ToyEvent> n = e -> e.photons;
        count("photon_n", n);
        flags("photon_truthMatched", e -> e.simulated ? e.photons : 0, e -> new boolean[] {true});
        flags("photon_trigMatched", n, e -> new boolean[] {false});
        single("photon_pt", n, e -> e.photonPt);
        single("photon_eta", n, e -> e.photonEta);
        single("photon_phi", n, e -> e.photonPhi);
        single("photon_E", n, e -> e.photonE);
        flags("photon_isTightID", n, e -> new boolean[] {true});
        single("photon_ptcone30", n, e -> 0);
        single("photon_etcone20", n, e -> 0);
        ints("photon_convType", n, e -> new int[] {0});
    }

    private void taus() {
        ToIntFunction<ToyEvent> n = e -> e.taus;
        count("tau_n", n);
        single("tau_pt", n, e -> e.tauPt);
        single("tau_eta", n, e -> e.tauEta);
        single("tau_phi", n, e -> e.tauPhi);
        single("tau_E", n, e -> e.tauE);
        flags("tau_isTightID", n, e -> new boolean[] {e.tauScore > 0.7f});
        flags("tau_truthMatched", e -> e.simulated ? e.taus : 0, e -> new boolean[] {false});
        flags("tau_trigMatched", n, e -> new boolean[] {false});
        ints("tau_nTracks", n, e -> new int[] {e.tauTracks});
        single("tau_BDTid", n, e -> e.tauScore);
        real("ditau_m", e -> 0);
    }

    /** Systematic uncertainties of the momenta: 0 in data. */
    private void errors() {
        float[] none = new float[ToyEvent.MOST];
        reals("lep_pt_syst", e -> e.leptons, e -> e.simulated ? e.leptonPtError : none);
        real("met_et_syst", e -> e.simulated ? e.missingError : 0);
        reals("jet_pt_syst", e -> e.jets, e -> e.simulated ? e.jetPtError : none);
        single("photon_pt_syst", e -> e.photons, e -> e.simulated ? 0.01 * e.photonPt : 0);
        single("tau_pt_syst", e -> e.taus, e -> e.simulated ? 0.02 * e.tauPt : 0);
        real("XSection", e -> e.crossSection);
        real("SumWeights", e -> e.sumOfWeights);
    }

    private void largeJets() {
        ToIntFunction<ToyEvent> n = e -> e.largeJets;
        count("largeRjet_n", n);
        single("largeRjet_pt", n, e -> e.largePt);
        single("largeRjet_eta", n, e -> e.largeEta);
        single("largeRjet_phi", n, e -> e.largePhi);
        single("largeRjet_E", n, e -> e.largeE);
        single("largeRjet_m", n, e -> e.largeMass);
        single("largeRjet_truthMatched", e -> e.simulated ? e.largeJets : 0, e -> 0);
        single("largeRjet_D2", n, e -> e.largeD2);
        single("largeRjet_tau32", n, e -> e.largeTau32);
        single("largeRjet_pt_syst", n, e -> e.simulated ? 0.03 * e.largePt : 0);
    }

    private void integer(String name, ToIntFunction<ToyEvent> value) {
        slots.add(new Slot(name, Primitive.INT32, (e, slot) -> slot.put(value.applyAsInt(e))));
    }

    private void count(String name, ToIntFunction<ToyEvent> value) {
        slots.add(new Slot(name, Primitive.UINT32, (e, slot) -> slot.put(value.applyAsInt(e))));
    }

    private void real(String name, ToDoubleFunction<ToyEvent> value) {
        slots.add(new Slot(
                name,
                Primitive.FLOAT32,
                (e, slot) -> slot.put(Float.floatToRawIntBits((float) value.applyAsDouble(e)))));
    }

    private void flag(String name, Predicate<ToyEvent> value) {
        slots.add(new Slot(name, Primitive.BOOLEAN, (e, slot) -> slot.put(value.test(e) ? 1 : 0)));
    }

    private void reals(String name, ToIntFunction<ToyEvent> n, Function<ToyEvent, float[]> values) {
        list(name, Primitive.FLOAT32, n, (e, slot, count) -> {
            float[] all = values.apply(e);
            for (int i = 0; i < count; i++) {
                slot.put(Float.floatToRawIntBits(all[i]));
            }
        });
    }

    /** A list of at most one element. */
    private void single(String name, ToIntFunction<ToyEvent> n, ToDoubleFunction<ToyEvent> value) {
        list(name, Primitive.FLOAT32, n, (e, slot, count) -> {
            if (count > 0) {
                slot.put(Float.floatToRawIntBits((float) value.applyAsDouble(e)));
            }
        });
    }

    private void ints(String name, ToIntFunction<ToyEvent> n, Function<ToyEvent, int[]> values) {
        integers(name, Primitive.INT32, n, values);
    }

    private void counts(String name, ToIntFunction<ToyEvent> n, Function<ToyEvent, int[]> values) {
        integers(name, Primitive.UINT32, n, values);
    }

    private void integers(
            String name, Primitive primitive, ToIntFunction<ToyEvent> n, Function<ToyEvent, int[]> values) {
        list(name, primitive, n, (e, slot, count) -> {
            if (count > 0) {
                int[] all = values.apply(e);
                for (int i = 0; i < count; i++) {
                    slot.put(all[i]);
                }
            }
        });
    }

    private void flags(String name, ToIntFunction<ToyEvent> n, Function<ToyEvent, boolean[]> values) {
        list(name, Primitive.BOOLEAN, n, (e, slot, count) -> {
            if (count > 0) {
                boolean[] all = values.apply(e);
                for (int i = 0; i < count; i++) {
                    slot.put(all[i] ? 1 : 0);
                }
            }
        });
    }

    private void list(String name, Primitive primitive, ToIntFunction<ToyEvent> n, ListFill fill) {
        slots.add(new Slot(name, ListOf.varying(primitive), (e, slot) -> {
            fill.fill(e, slot, n.applyAsInt(e));
            slot.endList();
        }));
    }

    private interface Fill {
        void fill(ToyEvent event, Slot slot);
    }

    private interface ListFill {
        void fill(ToyEvent event, Slot slot, int count);
    }

    /** A growing column: every value of this tree fits into 32 bits. */
    private static final class Slot {
        private final Field field;
        private final Primitive primitive;
        private final Fill fill;
        private int[] values = new int[1024];
        private int size;
        private int[] offsets = new int[1024];
        private int lists;

        Slot(String name, ColumnType type, Fill fill) {
            this.field = new Field(name, type);
            this.primitive = (Primitive) (type instanceof ListOf list ? list.element() : type);
            this.fill = fill;
        }

        Field field() {
            return field;
        }

        void add(ToyEvent event) {
            fill.fill(event, this);
        }

        void put(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        void endList() {
            if (lists + 1 == offsets.length) {
                offsets = Arrays.copyOf(offsets, offsets.length * 2);
            }
            offsets[++lists] = size;
        }

        Column take(int events) {
            Column column = elements();
            if (field.type() instanceof ListOf) {
                column = new Column.Lists(Arrays.copyOf(offsets, lists + 1), column, events);
            }
            size = 0;
            lists = 0;
            return column;
        }

        private Column elements() {
            return switch (primitive) {
                case BOOLEAN -> {
                    byte[] bytes = new byte[size];
                    for (int i = 0; i < size; i++) {
                        bytes[i] = (byte) values[i];
                    }
                    yield new Column.Booleans(bytes, size);
                }
                case UINT32 -> {
                    long[] longs = new long[size];
                    for (int i = 0; i < size; i++) {
                        longs[i] = values[i];
                    }
                    yield new Column.Longs(longs, size);
                }
                case FLOAT32 -> {
                    float[] floats = new float[size];
                    for (int i = 0; i < size; i++) {
                        floats[i] = Float.intBitsToFloat(values[i]);
                    }
                    yield new Column.Floats(floats, size);
                }
                case INT32 -> new Column.Ints(Arrays.copyOf(values, size), size);
                case INT8, UINT8, INT16, UINT16, INT64, UINT64, FLOAT64 ->
                    throw new IllegalStateException("the tree has no branch of " + primitive);
            };
        }
    }
}
