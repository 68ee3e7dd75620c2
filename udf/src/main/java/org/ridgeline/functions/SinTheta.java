package org.ridgeline.functions;

import static org.ridgeline.functions.Parameter.numbers;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.ridgeline.physics.Angles;

/** The sine of the polar angle of each pseudorapidity. */
public final class SinTheta extends Elementwise {
    private SinTheta(List<DataType> inputs) {
        super("sin_theta", inputs, Element.DOUBLE);
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
        return of(eta);
    }

    @Override
    void compute(double[][] operands, int n, double[] to) {
        double[] eta = operands[0];
        for (int i = 0; i < n; i++) {
            to[i] = Angles.sinTheta(eta[i]);
        }
    }
}
