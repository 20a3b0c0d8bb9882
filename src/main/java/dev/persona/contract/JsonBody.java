package dev.persona.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Validator;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;

/** Turns the bytes of a request into the generated record of its body, or says everything that is wrong with them. */
public final class JsonBody {

    private JsonBody() {
    }

    /**
     * Reads a body. Its constraints are left to the validation of the operation, unless a value has the wrong type: then both kinds of
     * broken rules are reported together, so that the first one is the first of the specification.
     *
     * @param bytes the body as received
     * @param type the generated record
     * @param validator checks the constraints
     * @param <T> the generated record
     * @return the record
     * @throws RequestRefusedException if the body is missing, is not an object in strict JSON, or has a value of the wrong type
     */
    public static <T> T read(byte[] bytes, Class<T> type, Validator validator) {
        ObjectNode object = parse(bytes);
        Member body = Member.body(type);
        Violations violations = new Violations();
        T value = bind(object, body, type, violations);
        if (!violations.isEmpty()) {
            violations.addAll(validator.validate(value), body);
            throw new RequestRefusedException(errors -> errors.invalid(violations.inOrder()));
        }
        return value;
    }

    /**
     * Reads a body that did not come as JSON, and holds it to all rules of the record.
     *
     * @param members the members by their names in JSON
     * @param type the generated record
     * @param validator checks the constraints
     * @param <T> the generated record
     * @return the record
     * @throws RequestRefusedException if a rule is broken
     */
    public static <T> T of(Map<String, ?> members, Class<T> type, Validator validator) {
        Member body = Member.body(type);
        Violations violations = new Violations();
        T value = bind(StrictJson.tree(members), body, type, violations);
        violations.addAll(validator.validate(value), body);
        if (!violations.isEmpty()) {
            throw new RequestRefusedException(errors -> errors.invalid(violations.inOrder()));
        }
        return value;
    }

    private static ObjectNode parse(byte[] bytes) {
        JsonNode value;
        try {
            value = StrictJson.parse(bytes);
        } catch (CharacterCodingException | JsonProcessingException | NumberFormatException e) {
            // The last is Jackson's answer to an exponent of more than 32 bits.
            throw new RequestRefusedException(errors -> errors.malformedBody(Sentences.MALFORMED_BODY));
        }
        if (value.isMissingNode() || value.isNull()) {
            throw new RequestRefusedException(ContractErrors::missingBody);
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw new RequestRefusedException(errors -> errors.malformedBody(Sentences.NOT_AN_OBJECT));
    }

    /** Binds, and where a member has the wrong type notes that and binds again without it: each round ends with one such member less. */
    private static <T> T bind(ObjectNode object, Member body, Class<T> type, Violations violations) {
        while (true) {
            try {
                return StrictJson.bind(object, type);
            } catch (JsonMappingException e) {
                takeOut(e.getPath(), object, body, violations);
            } catch (JsonProcessingException e) {
                throw new RequestRefusedException(errors -> errors.malformedBody(Sentences.MALFORMED_BODY));
            }
        }
    }

    private static void takeOut(List<Reference> path, ObjectNode object, Member body, Violations violations) {
        ObjectNode parent = object;
        Member member = body;
        for (Reference reference : path) {
            String name = reference.getFieldName();
            member = member.member(name);
            if (member.type().isRecord() && parent.get(name) instanceof ObjectNode nested) {
                parent = nested;
            } else {
                violations.addType(member, scalar(parent.get(name)));
                parent.putNull(name);
                return;
            }
        }
        throw new IllegalStateException("a value was refused that is no member");
    }

    private static Object scalar(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isNumber()) {
            return value.numberValue();
        }
        return value.isBoolean() ? value.booleanValue() : value;
    }
}
