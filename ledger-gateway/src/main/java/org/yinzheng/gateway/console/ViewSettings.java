// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.console;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Language, large view and the size of its text, kept in cookies that say nothing else. They are open to the pages' own script
 * (reading.js), which changes them without leaving the page.
 */
@Controller
class ViewSettings {
    static final String LANGUAGE = "yz-language";
    static final String VIEW = "yz-view";
    static final String SIZE = "yz-size";
    /** Characters of a query that leads nowhere else. */
    static final String QUERY = "[A-Za-z0-9._~%=&:-]{1,300}";

    static final String ELDER = "elder";

    /** Pixels of the large view's text, smallest first; the smallest words on a page have nine tenths of it. */
    static final List<Integer> SIZES = List.of(20, 22, 24, 27, 30);

    private static final Duration KEPT = Duration.ofDays(365);

    @GetMapping("/console/settings/language")
    ResponseEntity<Void> language(@RequestParam String to, @RequestParam(defaultValue = "/console") String back) {
        return kept(LANGUAGE, to.equals("zh") ? "zh" : Locale.ENGLISH.getLanguage(), back);
    }

    @GetMapping("/console/settings/view")
    ResponseEntity<Void> view(@RequestParam String to, @RequestParam(defaultValue = "/console") String back) {
        return kept(VIEW, to.equals(ELDER) ? ELDER : "usual", back);
    }

    @GetMapping("/console/settings/size")
    ResponseEntity<Void> size(@RequestParam String to, @RequestParam(defaultValue = "/console") String back) {
        return kept(SIZE, Integer.toString(size(to)), back);
    }

    /** A size that there is; the smallest for any other word. */
    static int size(String word) {
        return SIZES.stream()
                .filter(one -> word.equals(one.toString()))
                .findFirst()
                .orElse(SIZES.get(0));
    }

    /** The size so many steps on, as far as there are any. */
    static int next(int size, int steps) {
        int at = SIZES.indexOf(size) + steps;
        return SIZES.get(Math.max(0, Math.min(at, SIZES.size() - 1)));
    }

    private static ResponseEntity<Void> kept(String name, String value, String back) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .sameSite("Lax")
                .maxAge(KEPT)
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, ours(back) ? back : "/console")
                .build();
    }

    /** A page of this process and nothing else: nobody is sent away by a link to us. */
    private static boolean ours(String back) {
        return back.matches("/login|/rating(/thanks)?")
                || back.matches("/console(/[A-Za-z0-9._/-]*)?(\\?" + QUERY + ")?");
    }
}
