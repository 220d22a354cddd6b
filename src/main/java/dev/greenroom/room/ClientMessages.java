package dev.greenroom.room;

import dev.greenroom.interview.Text;
import dev.greenroom.room.ClientMessage.AddFile;
import dev.greenroom.room.ClientMessage.AllowRunning;
import dev.greenroom.room.ClientMessage.Command;
import dev.greenroom.room.ClientMessage.Edit;
import dev.greenroom.room.ClientMessage.EndFocus;
import dev.greenroom.room.ClientMessage.Focus;
import dev.greenroom.room.ClientMessage.Hello;
import dev.greenroom.room.ClientMessage.Language;
import dev.greenroom.room.ClientMessage.Look;
import dev.greenroom.room.ClientMessage.Prepared;
import dev.greenroom.room.ClientMessage.Range;
import dev.greenroom.room.ClientMessage.RemoveFile;
import dev.greenroom.room.ClientMessage.RenameFile;
import dev.greenroom.room.ClientMessage.Run;
import dev.greenroom.room.ClientMessage.Say;
import dev.greenroom.room.ClientMessage.Select;
import dev.greenroom.room.ClientMessage.StopRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what browsers send. Everything that gets through here has the shape the protocol promises. */
final class ClientMessages {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> HOW = Set.of("typed", "pasted", "dropped", "undone", "reset");

    private static final int MOST_CHANGES = 500;
    private static final int MOST_RANGES = 20;
    private static final int LONGEST_MESSAGE = 4_000;

    /** Longer than any name that a file may have: what is said about those is said where names are checked. */
    private static final int LONGEST_NAME = 1_000;

    /** Longer than any line of arguments may be: what is said about those is said where they are split. */
    private static final int LONGEST_LINE = 10_000;

    private static final int LONGEST_FOCUS = 60;

    private ClientMessages() {}

    /** @throws BadMessage when it is none */
    static ClientMessage parse(String text) {
        var node = read(text);
        if (!node.isObject()) throw BadMessage.malformed("A message is a JSON object");
        var message = message(node);
        return node.has("prepared") && flag(node, "prepared") ? prepared(message) : message;
    }

    private static ClientMessage prepared(ClientMessage message) {
        if (message instanceof Command command) return new Prepared(command);
        throw BadMessage.malformed("Only a command is prepared");
    }

    private static ClientMessage message(JsonNode node) {
        var type = string(node, "type", 40);
        return switch (type) {
            case "hello" -> new Hello(wholeNumber(node.get("since"), "since", Long.MAX_VALUE));
            case "edit" -> edit(node);
            case "say" -> new Say(client(node), n(node), text(node));
            case "language" ->
                new Language(client(node), n(node), file(node), oneOf(node, "language", Languages.NAMES));
            case "add-file" -> new AddFile(client(node), n(node), fileName(node));
            case "rename-file" -> new RenameFile(client(node), n(node), file(node), fileName(node));
            case "remove-file" -> new RemoveFile(client(node), n(node), file(node));
            case "focus" -> new Focus(client(node), n(node), minutes(node));
            case "end-focus" -> new EndFocus(client(node), n(node));
            case "run" -> new Run(client(node), n(node), file(node), string(node, "arguments", LONGEST_LINE));
            case "stop-run" -> new StopRun(client(node), n(node), count(node, "run"));
            case "allow-running" -> new AllowRunning(client(node), n(node), flag(node, "on"));
            case "look" -> new Look(flag(node, "visible"));
            case "select" -> new Select(file(node), count(node, "revision"), ranges(node));
            default -> throw BadMessage.unknownType(type);
        };
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw BadMessage.malformed("That is not JSON: " + e.getOriginalMessage());
        }
    }

    private static Edit edit(JsonNode node) {
        var changes = items(node, "changes", MOST_CHANGES);
        if (changes.isEmpty()) throw BadMessage.malformed("changes is empty");
        return new Edit(
                file(node),
                count(node, "revision"),
                client(node),
                n(node),
                changes,
                ages(node, changes.size()),
                oneOf(node, "how", HOW));
    }

    private static List<Long> ages(JsonNode node, int size) {
        var items = items(node, "ms", MOST_CHANGES);
        if (items.size() != size) throw BadMessage.malformed("ms needs a number for each change");
        var ages = new ArrayList<Long>(size);
        for (var item : items) {
            if (!item.isNumber() || !(item.asDouble() >= 0)) throw BadMessage.malformed("ms counts from 0");
            ages.add((long) item.asDouble());
        }
        return ages;
    }

    private static List<Range> ranges(JsonNode node) {
        var items = items(node, "ranges", MOST_RANGES);
        if (items.isEmpty()) throw BadMessage.malformed("ranges is empty");
        var ranges = new ArrayList<Range>(items.size());
        for (var item : items) {
            if (!item.isArray() || item.size() != 2) throw BadMessage.malformed("A range is [anchor, head]");
            ranges.add(new Range((int) wholeNumber(item.get(0), "anchor", Integer.MAX_VALUE), (int)
                    wholeNumber(item.get(1), "head", Integer.MAX_VALUE)));
        }
        return ranges;
    }

    private static String text(JsonNode node) {
        var text = string(node, "text", LONGEST_MESSAGE);
        if (text.isBlank()) throw BadMessage.malformed("text is empty");
        if (!Text.isStorable(text)) throw BadMessage.malformed("text has a character that cannot be stored");
        return text;
    }

    private static String client(JsonNode node) {
        return name(node, "client");
    }

    private static String file(JsonNode node) {
        return name(node, "file");
    }

    private static String fileName(JsonNode node) {
        return string(node, "name", LONGEST_NAME);
    }

    private static int minutes(JsonNode node) {
        var minutes = (int) wholeNumber(node.get("minutes"), "minutes", LONGEST_FOCUS);
        if (minutes == 0) throw BadMessage.malformed("minutes is out of range");
        return minutes;
    }

    private static String name(JsonNode node, String field) {
        var value = string(node, field, 40);
        if (value.isEmpty() || !Text.isStorable(value)) throw BadMessage.malformed(field + " is no name");
        return value;
    }

    private static int n(JsonNode node) {
        return count(node, "n");
    }

    private static int count(JsonNode node, String field) {
        return (int) wholeNumber(node.get(field), field, Integer.MAX_VALUE);
    }

    private static long wholeNumber(@Nullable JsonNode value, String name, long most) {
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong())
            throw BadMessage.malformed(name + " is a whole number");
        var number = value.asLong();
        if (number < 0 || number > most) throw BadMessage.malformed(name + " is out of range");
        return number;
    }

    private static String oneOf(JsonNode node, String field, Collection<String> values) {
        var value = string(node, field, 40);
        if (!values.contains(value)) throw BadMessage.malformed(field + " is not one of those in the protocol");
        return value;
    }

    private static boolean flag(JsonNode node, String field) {
        var value = node.get(field);
        if (value == null || !value.isBoolean()) throw BadMessage.malformed(field + " is true or false");
        return value.asBoolean();
    }

    private static String string(JsonNode node, String field, int longest) {
        var value = node.get(field);
        if (value == null || !value.isString()) throw BadMessage.malformed(field + " is a string");
        var string = value.asString();
        if (string.length() > longest) throw BadMessage.malformed(field + " is longer than " + longest);
        return string;
    }

    private static List<JsonNode> items(JsonNode node, String field, int most) {
        var value = node.get(field);
        if (value == null || !value.isArray()) throw BadMessage.malformed(field + " is an array");
        if (value.size() > most) throw BadMessage.malformed(field + " has more than " + most + " items");
        var items = new ArrayList<JsonNode>(value.size());
        value.forEach(items::add);
        return items;
    }
}
