//! WGS 84 and its auxiliary latitudes: isometric, conformal, authalic.
//!
//! References: Snyder 1987, pages 13-18; Karney 2011, "Transverse Mercator with an accuracy of a few nanometers",
//! J. Geodesy 85:475-485, equations 7-9 and 19-21.

/// Equatorial radius in metres.
pub(super) const A: f64 = 6_378_137.0;
/// Flattening.
pub(super) const F: f64 = 1.0 / 298.257_223_563;
/// Eccentricity squared.
pub(super) const E2: f64 = F * (2.0 - F);

/// Eccentricity.
pub(super) fn eccentricity() -> f64 {
    E2.sqrt()
}

/// Isometric latitude of the geodetic latitude whose sine is given: psi = atanh(sin phi) - e atanh(e sin phi).
pub(super) fn isometric(sin_phi: f64) -> f64 {
    // The series of the second inverse hyperbolic tangent: its argument is at most 0.082, so the first term left out
    // is below 1e-16.
    let x2 = E2 * sin_phi * sin_phi;
    let tail = 1.0 + x2 * (1.0 / 3.0 + x2 * (1.0 / 5.0 + x2 * (1.0 / 7.0 + x2 * (1.0 / 9.0 + x2 / 11.0))));
    // By its logarithm: the library's inverse tangent is twice as slow, and exact to no more than these digits here.
    0.5 * ((1.0 + sin_phi) / (1.0 - sin_phi)).ln() - E2 * sin_phi * tail
}

/// Geodetic latitude in radians of an isometric latitude (Newton's method, Karney 2011, equations 19-21).
pub(super) fn from_isometric(psi: f64) -> f64 {
    if psi.is_infinite() {
        return std::f64::consts::FRAC_PI_2.copysign(psi);
    }
    let target = psi.sinh();
    if !target.is_finite() {
        return std::f64::consts::FRAC_PI_2.copysign(psi);
    }
    let mut tau = target / (1.0 - E2);
    for _ in 0..6 {
        let conformal = conformal_tangent(tau);
        let step = (target - conformal) / conformal.hypot(1.0) * (1.0 + (1.0 - E2) * tau * tau)
            / ((1.0 - E2) * tau.hypot(1.0));
        tau += step;
        if step.abs() < 1e-13 * tau.abs().max(1.0) {
            break;
        }
    }
    tau.atan()
}

/// Tangent of the conformal latitude from the tangent of the geodetic one (Karney 2011, equations 7-9).
pub(super) fn conformal_tangent(tau: f64) -> f64 {
    let e = eccentricity();
    let root = tau.hypot(1.0);
    let sigma = (e * (e * tau / root).atanh()).sinh();
    tau * sigma.hypot(1.0) - sigma * root
}

/// Snyder's q of equation 3-12, from which the authalic latitude comes: sin beta = q / q at the pole.
pub(super) fn authalic_q(sin_phi: f64) -> f64 {
    let e = eccentricity();
    (1.0 - E2) * (sin_phi / (1.0 - E2 * sin_phi * sin_phi) + (e * sin_phi).atanh() / e)
}

/// Radius of the sphere of the ellipsoid's area, in metres.
pub(super) fn authalic_radius() -> f64 {
    A * (authalic_q(1.0) / 2.0).sqrt()
}

/// Geodetic latitude in radians of an authalic one: the series of equation 3-18, and one step of 3-16.
pub(super) fn from_authalic(beta: f64) -> f64 {
    let (e2, e4, e6) = (E2, E2 * E2, E2 * E2 * E2);
    let phi = beta
        + (e2 / 3.0 + 31.0 * e4 / 180.0 + 517.0 * e6 / 5040.0) * (2.0 * beta).sin()
        + (23.0 * e4 / 360.0 + 251.0 * e6 / 3780.0) * (4.0 * beta).sin()
        + (761.0 * e6 / 45_360.0) * (6.0 * beta).sin();
    let (sin_phi, cos_phi) = phi.sin_cos();
    if cos_phi.abs() < 1e-6 {
        return phi;
    }
    let q = authalic_q(1.0) * beta.sin();
    let root = 1.0 - E2 * sin_phi * sin_phi;
    phi + root * root / (2.0 * cos_phi) * ((q - authalic_q(sin_phi)) / (1.0 - E2))
}

/// Radius of the parallel over the equatorial radius: m of equation 14-15.
pub(super) fn parallel_radius(phi: f64) -> f64 {
    let (sin_phi, cos_phi) = phi.sin_cos();
    cos_phi / (1.0 - E2 * sin_phi * sin_phi).sqrt()
}
