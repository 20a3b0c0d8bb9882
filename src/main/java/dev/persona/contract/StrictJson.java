package dev.persona.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * JSON as all contracts take it: UTF-8 and nothing else, no duplicate members, nothing after the value, no NaN, no value of one type
 * where another belongs, at most {@value #MAX_NESTING} levels, numbers of at most {@value #MAX_NUMBER_LENGTH} digits and exact.
 */
public final class StrictJson {

    /** The deepest nesting of a body. */
    public static final int MAX_NESTING = 32;

    /** The most characters of a number. */
    public static final int MAX_NUMBER_LENGTH = 100;

    private static final ObjectMapper MAPPER = mapper(StreamReadConstraints.builder()
        .maxNestingDepth(MAX_NESTING)
        .maxNumberLength(MAX_NUMBER_LENGTH)
        .maxNameLength(Integer.MAX_VALUE)
        .build());

    /** What was accepted is not measured again: 99 nines and {@code e1} are 100 digits, but 101 in the form in which they are written. */
    private static final ObjectMapper READER_OF_OWN = mapper(StreamReadConstraints.builder()
        .maxNumberLength(Integer.MAX_VALUE)
        .maxNameLength(Integer.MAX_VALUE)
        .build());

    private StrictJson() {
    }

    /**
     * Parses a whole body.
     *
     * @param bytes the body
     * @return the value; a missing node if there is nothing but white space
     * @throws CharacterCodingException if the bytes are not UTF-8
     * @throws JsonProcessingException if the text is not JSON within the limits
     */
    static JsonNode parse(byte[] bytes) throws CharacterCodingException, JsonProcessingException {
        // A new decoder reports malformed input; Jackson's own lets overlong forms pass and guesses UTF-16.
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return MAPPER.readTree(text);
    }

    /**
     * The object that has these members.
     *
     * @param members texts, numbers and the like by name
     * @return the object
     */
    static ObjectNode tree(Map<String, ?> members) {
        return MAPPER.valueToTree(members);
    }

    /**
     * Makes a generated record of a parsed object.
     *
     * @param object the object
     * @param type the record
     * @param <T> the record
     * @return the record
     * @throws JsonProcessingException if a member has a value of another type; its path says which member
     */
    static <T> T bind(JsonNode object, Class<T> type) throws JsonProcessingException {
        return MAPPER.treeToValue(object, type);
    }

    /**
     * Writes an object so that equal objects are the same text: the members of each object in the order of their names.
     *
     * @param object the members
     * @return the JSON text
     */
    public static String write(Map<String, Object> object) {
        try {
            return MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an object that was parsed cannot be written", e);
        }
    }

    /**
     * Reads what {@link #write} wrote, without loss of precision.
     *
     * @param text the JSON text
     * @return the members
     */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> read(String text) {
        try {
            return READER_OF_OWN.readValue(text, Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the record holds metadata that is not a JSON object", e);
        }
    }

    private static ObjectMapper mapper(StreamReadConstraints constraints) {
        JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(constraints)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // The table of names that Jackson shares among bodies refuses those whose names have one hash too often.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
        SimpleModule formats = new SimpleModule().addDeserializer(Instant.class, new Rfc3339Deserializer());
        JsonMapper.Builder builder = JsonMapper.builder(factory)
            .addModule(formats)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        for (LogicalType type : new LogicalType[] {LogicalType.Textual, LogicalType.Integer, LogicalType.Float, LogicalType.Boolean}) {
            builder.withCoercionConfig(type, config -> {
                for (CoercionInputShape shape : CoercionInputShape.values()) {
                    config.setCoercion(shape, CoercionAction.Fail);
                }
            });
        }
        return builder.build();
    }
}
