package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.numbers;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.ridgeline.physics.Angles;

/** The sine of the polar angle of each pseudorapidity. */
public final class SinTheta extends Bound {
    private final Element element;

    private SinTheta(List<DataType> inputs) {
        super("sin_theta", inputs, Element.DOUBLE.array());
        element = Element.of(inputs.get(0)).orElseThrow();
    }

    static HepFunction function() {
        return HepFunction.of(
                "sin_theta",
                "The sine of the polar angle of each object, 1 / cosh eta",
                "1",
                "",
                "TMath::Sin(TLorentzVector::Theta())",
                Overload.of(SinTheta::new, numbers("eta")));
    }

    public UnsafeArrayData invoke(ArrayData eta) {
        if (Arguments.missing(eta)) {
            return null;
        }
        int length = eta.numElements();
        UnsafeArrayData sines = Element.DOUBLE.fresh(length);
        for (int i = 0; i < length; i++) {
            sines.setDouble(i, Angles.sinTheta(element.number(eta, i)));
        }
        return sines;
    }
}
