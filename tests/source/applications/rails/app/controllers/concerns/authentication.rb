module Authentication
  extend ActiveSupport::Concern

  included do
    before_action :require_authentication
    helper_method :authenticated?
  end

  private

  def authenticated?
    Session.find_by(id: cookies.signed[:session_id])
  end

  def require_authentication
    authenticated? || redirect_to(new_session_path)
  end
end
