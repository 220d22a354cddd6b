package dev.greenroom.interview;

/**
 * What an interview says by now where somebody who opened it earlier typed something else.
 *
 * @param field the key of the field's name among the messages
 * @param now nothing where it was cleared
 */
record Meanwhile(String field, String now) {}
