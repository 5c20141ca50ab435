// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.yinzheng.gateway.problem.InvalidRequestException;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Slice;

/** Lists over HTTP: the body is the page, and {@code Link: <…>; rel="next"} (RFC 8288) names the next one if there is one. */
public final class NextPage {
    /** What the API's description says of such a list. */
    public static final String DESCRIPTION =
            "A page. Where more follow, the header Link names the next one (rel=next), whose parameter after goes on from there.";

    private NextPage() {}

    public static <T> ResponseEntity<List<T>> of(Slice<T> page) {
        var answer = ResponseEntity.ok();
        page.next().ifPresent(next -> answer.header(HttpHeaders.LINK, "<" + address(next) + ">; rel=\"next\""));
        return answer.body(page.items());
    }

    /** The query alone: it is read against the address that was asked for, whatever stands before this process. */
    private static String address(String next) {
        var query = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("after", "{after}")
                .encode()
                .buildAndExpand(next)
                .getQuery();
        return "?" + query;
    }

    /** @param after as an address has it; absent for the first page */
    public static Place after(@Nullable String after, Place first) {
        return Optional.ofNullable(after).map(Place::parse).orElse(first);
    }

    /** @throws InvalidRequestException if it is not 1 to {@code largest} */
    public static int limit(int limit, int largest) {
        if (limit < 1 || limit > largest) {
            throw new InvalidRequestException("limit must be 1 to " + largest);
        }
        return limit;
    }
}
