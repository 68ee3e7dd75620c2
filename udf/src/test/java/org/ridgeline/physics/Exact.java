package org.ridgeline.physics;

import java.math.BigDecimal;
import java.math.MathContext;

/** Four-vectors in 60 decimal digits: the oracle of the physics tests. */
record Exact(BigDecimal px, BigDecimal py, BigDecimal pz, BigDecimal energy) {
    private static final MathContext DIGITS = new MathContext(60);
    private static final int TERMS = 80;

    static Exact ofEnergy(double pt, double eta, double phi, double e) {
        BigDecimal transverse = new BigDecimal(pt);
        return new Exact(
                transverse.multiply(cos(phi), DIGITS),
                transverse.multiply(sin(phi), DIGITS),
                transverse.multiply(sinh(eta), DIGITS),
                new BigDecimal(e));
    }

    static Exact ofMass(double pt, double eta, double phi, double m) {
        Exact massless = ofEnergy(pt, eta, phi, 0);
        BigDecimal squared = massless.momentumSquared().add(new BigDecimal(m).pow(2), DIGITS);
        return new Exact(massless.px, massless.py, massless.pz, squared.sqrt(DIGITS));
    }

    Exact plus(Exact other) {
        return new Exact(
                px.add(other.px, DIGITS),
                py.add(other.py, DIGITS),
                pz.add(other.pz, DIGITS),
                energy.add(other.energy, DIGITS));
    }

    double massSquared() {
        return energy.pow(2, DIGITS).subtract(momentumSquared(), DIGITS).doubleValue();
    }

    double mass() {
        double squared = massSquared();
        return squared < 0 ? -Math.sqrt(-squared) : Math.sqrt(squared);
    }

    double pt() {
        return px.pow(2, DIGITS).add(py.pow(2, DIGITS), DIGITS).sqrt(DIGITS).doubleValue();
    }

    double rapidity() {
        return 0.5
                * Math.log(energy.add(pz, DIGITS)
                        .divide(energy.subtract(pz, DIGITS), DIGITS)
                        .doubleValue());
    }

    double eta() {
        BigDecimal p = momentumSquared().sqrt(DIGITS);
        return 0.5
                * Math.log(
                        p.add(pz, DIGITS).divide(p.subtract(pz, DIGITS), DIGITS).doubleValue());
    }

    private BigDecimal momentumSquared() {
        return px.pow(2, DIGITS).add(py.pow(2, DIGITS), DIGITS).add(pz.pow(2, DIGITS), DIGITS);
    }

    private static BigDecimal sinh(double x) {
        return series(x, 1, 1);
    }

    private static BigDecimal sin(double x) {
        return series(x, 1, -1);
    }

    private static BigDecimal cos(double x) {
        return series(x, 0, -1);
    }

    /** The sum of sign^k x^(2k + first) / (2k + first)!. */
    private static BigDecimal series(double x, int first, int sign) {
        BigDecimal argument = new BigDecimal(x);
        BigDecimal term = first == 0 ? BigDecimal.ONE : argument;
        BigDecimal sum = term;
        for (int n = first + 2; n < TERMS; n += 2) {
            term = term.multiply(argument, DIGITS)
                    .multiply(argument, DIGITS)
                    .multiply(BigDecimal.valueOf(sign), DIGITS)
                    .divide(BigDecimal.valueOf((long) n * (n - 1)), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }
}
