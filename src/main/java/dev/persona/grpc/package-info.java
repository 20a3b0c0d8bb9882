/** Two transports for gRPC services, whichever they are: gRPC on a port of its own, and gRPC-Web over HTTP/1.1. */
package dev.persona.grpc;
