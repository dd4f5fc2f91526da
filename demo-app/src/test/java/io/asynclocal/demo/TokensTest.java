package io.asynclocal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** Tokens, good and bad. */
class TokensTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final byte[] secret = Arrays.copyOf(Tokens.newSecret(), 64);
  private final Tokens tokens = new Tokens(secret);

  @Test
  void issued_token_should_name_its_user() {
    assertThat(tokens.userOf(tokens.issue("alice", HOUR))).isEqualTo("alice");
  }

  @Test
  void expired_token_should_be_refused() {
    assertRefused(tokens.issue("alice", Duration.ofSeconds(-2)), "access token has expired");
  }

  @Test
  void token_of_another_secret_should_be_refused() {
    String forged = new Tokens(Tokens.newSecret()).issue("alice", HOUR);
    assertRefused(forged, "access token is invalid");
  }

  @Test
  void token_whose_user_was_changed_should_be_refused() {
    String[] alices = tokens.issue("alice", HOUR).split("\\.");
    String[] bobs = tokens.issue("bob", HOUR).split("\\.");
    assertRefused(alices[0] + "." + bobs[1] + "." + alices[2], "access token is invalid");
  }

  @Test
  void token_without_signature_should_be_refused() {
    assertRefused(new PlainJWT(claims()).serialize(), "access token is invalid");
  }

  @Test
  void token_of_another_algorithm_should_be_refused_though_the_secret_is_right() throws Exception {
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), claims());
    token.sign(new MACSigner(secret));
    assertRefused(token.serialize(), "access token is invalid");
  }

  @Test
  void token_without_expiry_should_be_refused() throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS256), new JWTClaimsSet.Builder().subject("alice").build());
    token.sign(new MACSigner(secret));
    assertRefused(token.serialize(), "access token is invalid");
  }

  @Test
  void text_that_is_no_token_should_be_refused() {
    assertRefused("abc", "access token is malformed");
    assertRefused("", "access token is malformed");
  }

  private static JWTClaimsSet claims() {
    Date expiry = Date.from(Instant.now().plus(HOUR));
    return new JWTClaimsSet.Builder().subject("alice").expirationTime(expiry).build();
  }

  private void assertRefused(String token, String reason) {
    assertThatThrownBy(() -> tokens.userOf(token))
        .isInstanceOf(Unauthorized.class)
        .hasMessage(reason);
  }
}
