package dev.persona.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The same thing measured several times.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param min the least
 * @param max the most
 */
record Series(double median, double min, double max) {

    static Series of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Series(median, sorted[0], sorted[sorted.length - 1]);
    }

    static Series of(List<Window> windows, ToDoubleFunction<Window> value) {
        return of(windows.stream().mapToDouble(value).toArray());
    }

    /** What each window is to the other one of its round. */
    static Series ratio(List<Window> windows, List<Window> others, ToDoubleFunction<Window> value) {
        double[] ratios = new double[windows.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = value.applyAsDouble(windows.get(round)) / value.applyAsDouble(others.get(round));
        }
        return of(ratios);
    }
}
