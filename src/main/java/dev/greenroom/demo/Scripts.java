package dev.greenroom.demo;

import dev.greenroom.account.User;
import dev.greenroom.room.Rehearsal.Actor;

/** What is typed and said in the demo's interviews: two that are finished, and one that goes on. */
final class Scripts {

    private Scripts() {}

    /** Ten minutes: the first character that does not repeat. */
    static void firstUnique(Play play, Actor candidate, Actor interviewer, User grace) {
        play.says(
                interviewer,
                "Hi Ngozi! Take your time. Can you find the first character of a string that does not repeat?");
        play.until(0, 25);
        play.says(candidate, "Hello! Sure. What about an empty string?");
        play.says(interviewer, "Good question: return None then.");
        play.until(1, 10);
        play.types(candidate, "def first_unique(text):\n    for i, char in enumerate(text):\n");
        play.types(candidate, "        if text.count(char) == 1:\n            return char\n    return None\n");
        play.until(2, 40);
        play.says(interviewer, "Correct. How does it behave for a text of a million characters?");
        play.notes(grace, "Asked about the empty string before writing a line.");
        play.until(3, 15);
        play.says(candidate, "count() walks the text each time, so it is quadratic. Counting once would do.");
        play.replaces(
                candidate,
                "    for i, char in enumerate(text):\n        if text.count(char) == 1:\n            return char\n",
                "    counts = Counter(text)\n    for char in text:\n        if counts[char] == 1:\n            return char\n");
        play.types(candidate, "\n\nprint(first_unique(\"swiss\"))\n");
        play.runs(candidate, "err", """
                Traceback (most recent call last):
                  File "/box/main.py", line 9, in <module>
                    print(first_unique("swiss"))
                          ^^^^^^^^^^^^^^^^^^^^^
                  File "/box/main.py", line 2, in first_unique
                    counts = Counter(text)
                             ^^^^^^^
                NameError: name 'Counter' is not defined. Did you mean: 'counts'?
                """, 1);
        play.until(5, 20);
        play.points(interviewer, "Counter");
        play.says(interviewer, "Where does Counter come from?");
        play.replaces(candidate, "def first_unique", "from collections import Counter\n\n\ndef first_unique");
        play.runs(candidate, "out", "w\n", 0);
        play.until(6, 30);
        play.types(
                candidate,
                "\nassert first_unique(\"\") is None\nassert first_unique(\"aabb\") is None\nassert first_unique(\"swiss\") == \"w\"\n");
        play.until(8, 0);
        play.pastes(candidate, "assert first_unique(\"The quick brown fox jumps over the lazy dog\") == \"T\"\n");
        play.says(interviewer, "Is that one true?");
        play.until(8, 40);
        play.says(candidate, "\"T\" and \"t\" are different characters here, so yes. I would ask what users expect.");
        play.until(9, 35);
        play.says(interviewer, "Thank you, that was a pleasure!");
        play.until(10, 0);
        play.finish(grace);
    }

    /** Fifty minutes: a cache that forgets what was not used for longest, then time, then tests. */
    static void cache(Play play, Actor candidate, Actor interviewer, Actor second, User grace, User mary) {
        play.says(interviewer, "Welcome, Chidi! Today we build a small cache together. There are no tricks.");
        play.says(second, "Hi, I am Mary. I will mostly listen.");
        play.until(1, 30);
        play.says(candidate, "Hello both!");
        play.types(
                interviewer,
                "# A cache with a capacity: when it is full, what was not used for longest goes.\n# get(key) -> value or None, put(key, value)\n\n");
        play.until(4, 0);
        play.says(candidate, "Should get and put both count as use?");
        play.says(interviewer, "Yes.");
        play.until(5, 10);
        play.types(
                candidate,
                "class Cache:\n    def __init__(self, capacity):\n        self.capacity = capacity\n        self.items = {}\n        self.order = []\n\n");
        play.types(
                candidate,
                "    def get(self, key):\n        if key not in self.items:\n            return None\n        self.order.remove(key)\n        self.order.append(key)\n        return self.items[key]\n\n");
        play.until(9, 30);
        play.types(
                candidate,
                "    def put(self, key, value):\n        if key in self.items:\n            self.order.remove(key)\n        elif len(self.items) == self.capacity:\n            oldest = self.order.pop(0)\n            del self.items[oldest]\n        self.items[key] = value\n        self.order.append(key)\n");
        play.renames(candidate, "cache.py");
        play.until(13, 0);
        play.says(interviewer, "Nice and readable. What does order.remove cost?");
        play.until(14, 20);
        play.says(candidate, "It searches the list: linear. A dict keeps insertion order, so I can use that alone.");
        play.until(16, 0);
        play.replaces(
                candidate,
                "        self.order.remove(key)\n        self.order.append(key)\n        return self.items[key]\n",
                "        value = self.items.pop(key)\n        self.items[key] = value\n        return value\n");
        play.replaces(
                candidate,
                "            self.order.remove(key)\n        elif",
                "            del self.items[key]\n        elif");
        play.replaces(
                candidate,
                "            oldest = self.order.pop(0)\n            del self.items[oldest]\n",
                "            oldest = next(iter(self.items))\n            del self.items[oldest]\n");
        play.replaces(
                candidate,
                "        self.items[key] = value\n        self.order.append(key)\n",
                "        self.items[key] = value\n");
        play.replaces(candidate, "        self.items = {}\n        self.order = []\n", "        self.items = {}\n");
        play.until(22, 0);
        play.says(second, "What happens with a capacity of zero?");
        play.until(23, 10);
        play.points(candidate, "next(iter(self.items))");
        play.says(candidate, "next() would fail on the empty dict. I would refuse it in the constructor.");
        play.typesAfter(
                candidate,
                "    def __init__(self, capacity):\n",
                "        if capacity < 1:\n            raise ValueError(\"capacity must be at least 1\")\n");
        play.notes(mary, "Needed a hint for a capacity of zero, then put it in the right place.");
        play.until(27, 0);
        play.says(interviewer, "Now entries should also expire after some seconds. How would you keep it testable?");
        play.until(30, 45);
        play.says(candidate, "I would pass in a clock, so that tests can move it.");
        play.notes(grace, "The clock was his own idea.");
        play.replaces(
                candidate,
                "def __init__(self, capacity):",
                "def __init__(self, capacity, lifetime=None, clock=time.monotonic):");
        play.typesAfter(
                candidate,
                "        self.capacity = capacity\n",
                "        self.lifetime = lifetime\n        self.clock = clock\n");
        play.replaces(candidate, "class Cache:", "import time\n\n\nclass Cache:");
        play.until(35, 30);
        play.replaces(
                candidate,
                "        value = self.items.pop(key)\n        self.items[key] = value\n        return value\n",
                "        value, expires = self.items.pop(key)\n        if expires is not None and self.clock() >= expires:\n            return None\n        self.items[key] = (value, expires)\n        return value\n");
        play.replaces(
                candidate,
                "        self.items[key] = value\n",
                "        expires = None if self.lifetime is None else self.clock() + self.lifetime\n        self.items[key] = (value, expires)\n");
        play.until(40, 30);
        play.says(interviewer, "Please show me a test of it.");
        play.addsFile(candidate, "test_cache.py");
        play.types(candidate, "from cache import Cache\n");
        play.pastes(
                candidate,
                "\n\nclass FakeClock:\n    def __init__(self):\n        self.now = 0.0\n\n    def __call__(self):\n        return self.now\n");
        play.types(
                candidate,
                "\n\ndef test_expires():\n    clock = FakeClock()\n    cache = Cache(2, lifetime=10, clock=clock)\n    cache.put(\"a\", 1)\n    clock.now = 9.9\n    assert cache.get(\"a\") == 1\n    clock.now = 10\n    assert cache.get(\"a\") is None\n");
        play.until(45, 40);
        play.types(
                candidate,
                "\n\ndef test_forgets_what_was_not_used_for_longest():\n    cache = Cache(2)\n    cache.put(\"a\", 1)\n    cache.put(\"b\", 2)\n    cache.get(\"a\")\n    cache.put(\"c\", 3)\n    assert cache.get(\"b\") is None\n    assert cache.get(\"a\") == 1\n");
        play.until(48, 20);
        play.says(candidate, "Thank you! Is there anything you would do differently?");
        play.says(interviewer, "I would have reached for OrderedDict, but yours reads well. Thank you, Chidi!");
        play.until(50, 0);
        play.finish(grace);
    }

    /** What stands in the room that a visitor can join. */
    static void running(Play play, Actor candidate, Actor interviewer) {
        play.renames(interviewer, "intervals.js");
        play.says(interviewer, "Hi Ingrid, have a look at the comment and start whenever you like.");
        play.types(interviewer, "// Merge overlapping intervals: [[1,3],[2,6],[8,10]] -> [[1,6],[8,10]]\n\n");
        play.types(
                candidate, "function merge(intervals) {\n  const sorted = intervals.toSorted((a, b) => a[0] - b[0])\n");
    }
}
