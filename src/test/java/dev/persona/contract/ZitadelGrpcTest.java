package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import dev.persona.contract.zitadel.proto.GetMyProfileRequest;
import dev.persona.contract.zitadel.proto.UpdateMyProfileRequest;
import dev.persona.grpc.GrpcSettings;
import dev.persona.grpc.GrpcWeb;
import dev.persona.support.GrpcWebClient;
import dev.persona.support.People;
import dev.persona.support.Rpc;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What only gRPC over HTTP/2 has. */
class ZitadelGrpcTest {

    private static final UpdateMyProfileRequest ADA = UpdateMyProfileRequest.newBuilder().setFirstName("Ada").setLastName("Lovelace").build();

    private static ManagedChannel channel;

    @BeforeAll
    static void connect() {
        channel = Rpc.channel(TestServer.shared());
    }

    @AfterAll
    static void disconnect() {
        channel.shutdownNow();
    }

    @Test
    void aCallerWhoseDeadlinePassesDoesNotWaitForTheDatabase() throws Exception {
        String id = People.create();
        try (Connection other = TestServer.connect(TestServer.shared().database())) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT 1 FROM profile WHERE user_id = '" + id + "' FOR UPDATE");

            assertThatThrownBy(() -> Rpc.client(channel, id).withDeadlineAfter(300, TimeUnit.MILLISECONDS).updateMyProfile(ADA))
                .isInstanceOfSatisfying(StatusRuntimeException.class, e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED));
        }
    }

    @Test
    void aCallThatWasCancelledBeforeItBeginsChangesNothing() {
        String id = People.create();
        Metadata metadata = new Metadata();
        metadata.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + Tokens.of(id));
        Context.CancellableContext context = Context.current().withCancellation();
        context.cancel(null);

        context.run(() -> assertThat(new String(GrpcWeb.call(TestServer.shared().bean(ServerServiceDefinition.class), "UpdateMyProfile", metadata,
            GrpcWebClient.frame(0, ADA.toByteArray())), StandardCharsets.ISO_8859_1)).contains("grpc-status: 1\r\n"));

        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @Test
    void aMessageOfFiveMegabytesIsRefusedAndTheConnectionLives() {
        String id = People.create();
        UpdateMyProfileRequest large = ADA.toBuilder().setNickName("x".repeat(5_000_000)).build();
        assertThatThrownBy(() -> Rpc.client(channel, id).updateMyProfile(large))
            .isInstanceOfSatisfying(StatusRuntimeException.class, e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
        assertThat(Rpc.client(channel, id).getMyProfile(GetMyProfileRequest.getDefaultInstance()).getDetails().getSequence()).isEqualTo(1);
    }

    @Test
    void aCompressedMessageIsTakenAndHeldToTheSameLimit() {
        String id = People.create();
        assertThat(Rpc.client(channel, id).withCompression("gzip").updateMyProfile(ADA).getDetails().getSequence()).isEqualTo(2);
        UpdateMyProfileRequest large = ADA.toBuilder().setNickName("x".repeat(5_000_000)).build();
        assertThatThrownBy(() -> Rpc.client(channel, id).withCompression("gzip").updateMyProfile(large))
            .isInstanceOfSatisfying(StatusRuntimeException.class, e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
        assertThat(People.sequence(id)).isEqualTo(2);
    }

    @Test
    void healthIsWhatReadinessIs() {
        HealthGrpc.HealthBlockingStub health = HealthGrpc.newBlockingStub(channel);
        for (String service : new String[] {"", "zitadel.auth.v1.AuthService"}) {
            assertThat(health.check(HealthCheckRequest.newBuilder().setService(service).build()).getStatus()).isEqualTo(ServingStatus.SERVING);
        }
        assertThatThrownBy(() -> health.check(HealthCheckRequest.newBuilder().setService("other").build()))
            .isInstanceOfSatisfying(StatusRuntimeException.class, e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND));
    }

    @Test
    void reflectionShowsTheServicesAndTheirFiles() throws Exception {
        assertThat(reflect(ServerReflectionRequest.newBuilder().setListServices("").build()).getListServicesResponse().getServiceList())
            .extracting("name").contains("zitadel.auth.v1.AuthService", "grpc.health.v1.Health");
        ServerReflectionResponse file = reflect(ServerReflectionRequest.newBuilder().setFileContainingSymbol("zitadel.auth.v1.AuthService").build());
        assertThat(FileDescriptorProto.parseFrom(file.getFileDescriptorResponse().getFileDescriptorProto(0)).getName()).isEqualTo("zitadel/auth.proto");
    }

    @Test
    void withoutAPortThereIsNoGrpcButGrpcWebRemains() {
        try (TestServer server = TestServer.start(Map.of("GRPC_PORT", "0"))) {
            assertThat(server.find(GrpcSettings.class)).isEmpty();
            Rpc.GRPC_WEB.call(server, "GetMyProfile", new byte[0], Map.of()).is(16, "auth header missing");
        }
    }

    @Test
    void aConnectionThatIsOpenDoesNotHoldUpTheEndOfTheServer() {
        TestServer server = TestServer.start(Map.of("GRPC_PORT", String.valueOf(TestServer.freePort())));
        ManagedChannel open = Rpc.channel(server);
        try {
            assertThatThrownBy(() -> Rpc.client(open, "nobody").getMyProfile(GetMyProfileRequest.getDefaultInstance())).hasMessageContaining("COMMAND-3M9sd");
            assertTimeout(Duration.ofSeconds(5), server::close);
        } finally {
            open.shutdownNow();
        }
    }

    private static ServerReflectionResponse reflect(ServerReflectionRequest request) throws Exception {
        CompletableFuture<ServerReflectionResponse> response = new CompletableFuture<>();
        StreamObserver<ServerReflectionRequest> requests = ServerReflectionGrpc.newStub(channel).serverReflectionInfo(new StreamObserver<>() {
            @Override
            public void onNext(ServerReflectionResponse value) {
                response.complete(value);
            }

            @Override
            public void onError(Throwable e) {
                response.completeExceptionally(e);
            }

            @Override
            public void onCompleted() {
                response.completeExceptionally(new IllegalStateException("ended"));
            }
        });
        requests.onNext(request);
        try {
            return response.get(10, TimeUnit.SECONDS);
        } finally {
            requests.onCompleted();
        }
    }
}
