/** What the clients of all contracts share: {@link dev.persona.client.Connection} to begin with, {@link dev.persona.client.ApiException} when it fails. */
package dev.persona.client;
