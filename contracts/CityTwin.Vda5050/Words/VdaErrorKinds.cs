namespace CityTwin.Vda5050;

/// <summary>Which of the standard's errors an error is.</summary>
public static class VdaErrorKinds
{
    /// <summary>In 3.x words of their own, in 2.x these four; the others of 2.x are the manufacturers'.</summary>
    public static VdaErrorKind Of(string errorType) => errorType switch
    {
        "validationError" => VdaErrorKind.ValidationFailure,
        "orderError" => VdaErrorKind.InvalidOrderAction,
        "orderUpdateError" => VdaErrorKind.OutdatedOrderUpdate,
        "noOrderToCancel" => VdaErrorKind.NoOrderToCancel,
        _ => VdaWords.TryRead(errorType, out VdaErrorKind kind) ? kind : VdaErrorKind.Other,
    };
}
