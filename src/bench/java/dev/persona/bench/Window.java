package dev.persona.bench;

/**
 * What was seen in one window of some seconds.
 *
 * @param requests how many were answered
 * @param perSecond requests per second
 * @param mean mean latency in microseconds
 * @param p50 the median latency in microseconds
 * @param p99 latency in microseconds
 * @param p999 latency in microseconds, of 99.9 of a hundred
 * @param serverMicros processor time of the server per request in microseconds; 0 for pgbench
 * @param databaseMicros processor time of PostgreSQL per request in microseconds
 * @param allocated bytes that the server allocated per request; 0 for pgbench
 */
record Window(long requests, double perSecond, double mean, double p50, double p99, double p999, double serverMicros, double databaseMicros,
              double allocated) {
}
