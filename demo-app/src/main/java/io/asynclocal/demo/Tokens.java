package io.asynclocal.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;

/** Signs bearer tokens and checks them: HMAC with SHA-256 and nothing else, and never expired. */
public final class Tokens {

  private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;
  private static final int SECRET_BYTES = 32;

  private final byte[] secret;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /**
   * Makes tokens of one secret.
   *
   * @param secret at least 32 bytes
   */
  public Tokens(byte[] secret) {
    this.secret = secret.clone();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHM, new ImmutableSecret<>(secret)));
    DefaultJWTClaimsVerifier<SecurityContext> claims =
        new DefaultJWTClaimsVerifier<>(null, Set.of("sub", "exp"));
    claims.setMaxClockSkew(0);
    processor.setJWTClaimsSetVerifier(claims);
  }

  /** A secret that nobody else has. */
  public static byte[] newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  /** A token that is valid from now on for a while. */
  public String issue(String userId, Duration validity) {
    Instant expiry = Instant.now().plus(validity);
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder().subject(userId).expirationTime(Date.from(expiry)).build();
    SignedJWT token = new SignedJWT(new JWSHeader(ALGORITHM), claims);
    try {
      token.sign(new MACSigner(secret));
    } catch (JOSEException e) {
      throw new IllegalStateException("the secret cannot sign", e);
    }
    return token.serialize();
  }

  /**
   * Who a token was issued to.
   *
   * @throws Unauthorized where it is malformed, forged or expired
   */
  String userOf(String token) {
    try {
      return processor.process(token, null).getSubject();
    } catch (ExpiredJWTException e) {
      throw new Unauthorized("access token has expired");
    } catch (ParseException e) {
      throw new Unauthorized("access token is malformed");
    } catch (BadJOSEException | JOSEException e) {
      throw new Unauthorized("access token is invalid");
    }
  }
}
