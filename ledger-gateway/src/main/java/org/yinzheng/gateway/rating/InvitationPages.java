// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.rating;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.entry.TypedText;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;

/**
 * Where a clerk who checked a document and recorded no recognition invites the person to rate the service; who recorded one
 * finds the invitation on its page. Nothing of the document comes here, only the matter.
 */
@ConsolePage
@RequestMapping("/console/ratings")
class InvitationPages {
    private static final Pattern MATTER = Pattern.compile("[A-Z0-9_.-]{1,32}");

    private final Ratings ratings;
    private final RatingLinks links;
    private final Clock clock;

    InvitationPages(Ratings ratings, RatingLinks links, Clock clock) {
        this.ratings = ratings;
        this.links = links;
        this.clock = clock;
    }

    /** @param caller asked for, so that an account that is not known here is told so at once */
    @GetMapping("/new")
    String form(Caller caller, Model model) {
        model.addAttribute("request", UUID.randomUUID().toString());
        return "console/rating-new";
    }

    /** @param request names the form: sent twice it is one invitation */
    @PostMapping
    String invite(Caller caller, @RequestParam String request, @RequestParam String matter) {
        caller.require(Role.CLERK);
        var chosen = TypedText.upperCase(TypedText.halfWidth(matter));
        if (!MATTER.matcher(chosen).matches()) {
            throw Problem.INVALID_FIELDS.exception(
                    List.of(new FieldError("matter", "INVALID", "a code of 1 to 32 characters A-Z 0-9 _ - .")));
        }
        var name = name(caller, request);
        ratings.invite(caller, Service.CHECK, name, chosen, clock.instant());
        return "redirect:/console/ratings/" + name;
    }

    /** Never the name of a recognition: those are random, this one is derived. */
    private static String name(Caller caller, String request) {
        var of = String.join("\n", caller.organisation().mspId(), caller.account(), request);
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @GetMapping("/{name}")
    String shown(Caller caller, @PathVariable String name, Model model) {
        caller.require(Role.CLERK);
        var invitation = ratings.find(caller, name).orElseThrow(Problem.NOT_FOUND::exception);
        model.addAttribute("matter", invitation.matter());
        model.addAttribute("invitation", links.of(invitation));
        return "console/rating-invitation";
    }
}
