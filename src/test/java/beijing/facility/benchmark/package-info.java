/** How fast the application is on this machine: figures to read, no tests. One class a measurement, run by {@code Benchmarks}. */
package beijing.facility.benchmark;
