/**
 * Requests that are made from the specifications: valid ones, and ones that break exactly one rule. {@link GeneratedRequestsTest} sends
 * them. Nothing here knows a contract; what a specification says beyond OpenAPI is explained in {@code openapi/README.md}.
 */
package dev.persona.gate.generated;
