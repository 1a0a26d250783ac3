namespace CityTwin.WorkOrders;

/// <summary>One part of why something is suggested.</summary>
/// <param name="Subject">What <see cref="SuggestionReasonCode"/> says it is; several words are parted by a comma.</param>
/// <param name="Weight">What it adds to the evidence for the category; 0 for what decides department or urgency.</param>
/// <param name="Count">Orders that it rests on, of <paramref name="Of"/>; 0 where it rests on none.</param>
public sealed record SuggestionReason(
    SuggestionReasonCode Code, string Subject, double Weight = 0, int Count = 0, int Of = 0);
