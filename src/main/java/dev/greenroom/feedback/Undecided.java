package dev.greenroom.feedback;

/** Feedback ends in a decision; without one it stays a draft. */
class Undecided extends RuntimeException {

    Undecided() {
        super("A scorecard needs an overall recommendation");
    }
}
