package dev.greenroom.account;

/** Refused, because nobody would be left who may look after accounts. */
class LastAdmin extends RuntimeException {}
