// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.rating;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.problem.ProblemTexts;
import org.yinzheng.gateway.web.RateLimit;

/** Where the person who was served rates, on a phone of their own: no account, no cookie but language and view. */
@ConsolePage
@RequestMapping("/rating")
class RatingPages {
    private final Ratings ratings;
    private final ProblemTexts texts;
    private final RateLimit addresses;

    RatingPages(
            Ratings ratings,
            ProblemTexts texts,
            @Value("${yinzheng.gateway.rating.address-per-minute:60}") int addressPerMinute) {
        this.ratings = ratings;
        this.texts = texts;
        this.addresses = new RateLimit(addressPerMinute, Duration.ofMinutes(1));
    }

    /** The ticket stands behind # in the address; the page puts it into the form. */
    @GetMapping
    ModelAndView form() {
        return page("", null);
    }

    @PostMapping
    ModelAndView rate(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(defaultValue = "") String grade,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String words,
            Locale locale) {
        try {
            if (addresses.take(request) > 0) {
                throw Problem.TOO_MANY_REQUESTS.exception();
            }
            boolean kept = ratings.rate(ticket, rating(grade, reason, words));
            return new ModelAndView("redirect:/rating/thanks" + (kept ? "" : "?earlier"));
        } catch (ProblemException e) {
            return page(grade, texts.detail(e, locale));
        }
    }

    private static Rating rating(String grade, String reason, String words) {
        var chosen = named(Grade.values(), grade).orElseThrow(Problem.RATING_GRADE_REQUIRED::exception);
        // a reason that was chosen before the grade was changed for a better one says nothing
        var why = chosen.low() ? named(Reason.values(), reason) : Optional.<Reason>empty();
        if (chosen.low() && why.isEmpty()) {
            throw Problem.RATING_REASON_REQUIRED.exception();
        }
        return new Rating(chosen, why, words);
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        return Arrays.stream(values).filter(one -> one.name().equals(name)).findFirst();
    }

    @GetMapping("/thanks")
    String thanks() {
        return "rating/thanks";
    }

    private static ModelAndView page(String grade, @Nullable ProblemDetail problem) {
        var page = new ModelAndView("rating/form");
        page.addObject("grades", Grade.values());
        page.addObject("reasons", Reason.values());
        page.addObject("chosen", grade);
        page.addObject("problem", problem);
        page.addObject("longest", Rating.LONGEST);
        if (problem != null) {
            page.setStatus(HttpStatusCode.valueOf(problem.getStatus()));
        }
        return page;
    }
}
