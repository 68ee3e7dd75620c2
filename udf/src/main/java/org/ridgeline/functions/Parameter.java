package org.ridgeline.functions;

/**
 * A parameter of a function.
 *
 * @param name as documentation and messages name it
 * @param kind what is taken
 */
record Parameter(String name, Kind kind) {
    static Parameter numbers(String name) {
        return new Parameter(name, Kind.NUMBERS);
    }

    static Parameter values(String name) {
        return new Parameter(name, Kind.VALUES);
    }

    static Parameter mask(String name) {
        return new Parameter(name, Kind.MASK);
    }

    static Parameter indices(String name) {
        return new Parameter(name, Kind.INDICES);
    }

    static Parameter number(String name) {
        return new Parameter(name, Kind.NUMBER);
    }

    static Parameter index(String name) {
        return new Parameter(name, Kind.INDEX);
    }
}
