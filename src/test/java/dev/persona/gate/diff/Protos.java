package dev.persona.gate.diff;

import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import com.squareup.wire.schema.internal.parser.RpcElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What clients rely on in a contract's `.proto` files: a method by its name, a field and a constant by its number. Whatever is there under
 * the same key and says the same has not changed for them; a name counts, since it is the member's name in JSON.
 */
final class Protos {

    private final Map<String, String> facts = new TreeMap<>();
    private final Map<String, String> texts = new TreeMap<>();

    private Protos() {
    }

    /** All `.proto` files of a folder; nothing if there is none. */
    static Protos in(Path folder) throws IOException {
        Protos protos = new Protos();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".proto")).sorted().toList()) {
                    protos.read(folder.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return protos;
    }

    /** Adds what changed since a release to the changes of the contract. */
    void compare(Protos released, Changes changes) {
        released.facts.forEach((key, was) -> {
            String is = facts.get(key);
            if (is == null) {
                changes.breaking("gRPC", key, "is gone, was " + was);
            } else if (!is.equals(was)) {
                changes.breaking("gRPC", key, "is " + is + ", was " + was);
            }
        });
        facts.keySet().stream().filter(key -> !released.facts.containsKey(key))
            .forEach(key -> changes.compatible("gRPC", key, "is new: " + facts.get(key)));
        if (facts.equals(released.facts) && !texts.equals(released.texts)) {
            changes.text("gRPC", "", "has another text, which only people read");
        }
    }

    private void read(String name, String text) {
        texts.put(name, text);
        ProtoFileElement file;
        try {
            file = ProtoParser.Companion.parse(Location.get(name), text);
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException(name + " is not readable: " + e.getMessage(), e);
        }
        String scope = file.getPackageName() + ".";
        file.getServices().forEach(service -> service.getRpcs().forEach(rpc ->
            facts.put("method " + scope + service.getName() + "/" + rpc.getName(), signature(rpc))));
        file.getTypes().forEach(type -> read(scope, type));
    }

    private void read(String scope, TypeElement type) {
        String name = scope + type.getName();
        type.getNestedTypes().forEach(nested -> read(name + ".", nested));
        if (type instanceof MessageElement message) {
            facts.put("message " + name, "a message");
            message.getFields().forEach(field -> facts.put("field " + field.getTag() + " of " + name, describe(field, "")));
            message.getOneOfs().forEach(oneOf -> oneOf.getFields().forEach(field ->
                facts.put("field " + field.getTag() + " of " + name, describe(field, " of the oneof " + oneOf.getName()))));
        } else if (type instanceof EnumElement constants) {
            constants.getConstants().forEach(constant -> facts.put("number " + constant.getTag() + " of " + name, constant.getName()));
        }
    }

    private static String signature(RpcElement rpc) {
        return (rpc.getRequestStreaming() ? "stream " : "") + rpc.getRequestType() + " -> "
            + (rpc.getResponseStreaming() ? "stream " : "") + rpc.getResponseType();
    }

    private static String describe(FieldElement field, String place) {
        String label = field.getLabel() == Field.Label.REPEATED ? "repeated " : "";
        String json = field.getJsonName() == null ? "" : ", " + field.getJsonName() + " in JSON";
        return label + field.getType() + " " + field.getName() + json + place;
    }
}
